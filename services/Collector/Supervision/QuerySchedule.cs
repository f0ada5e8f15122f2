using CcgcStream.Collector.Accounting;

namespace CcgcStream.Collector.Supervision;

/// <summary>
/// Whose turn it is. The query that has been due longest goes first, so that every city gets its share however small the
/// budget is; the order survives restarts because the time of the last run is kept with the cursor.
/// </summary>
internal sealed class QuerySchedule(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<Turn> _turns = [];
    private DateTimeOffset _pausedUntil;

    public void Add(QueryBook book)
    {
        if (!book.Done)
        {
            _turns.Add(new Turn(book) { Due = book.LastRun is { } last ? last + book.Query.Every : DateTimeOffset.MinValue });
        }
    }

    /// <summary>Waits for the next turn; null when there will be none any more.</summary>
    public async ValueTask<Turn?> NextAsync(CancellationToken ct)
    {
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            TimeSpan wait;
            lock (_lock)
            {
                if (_turns.Count == 0)
                {
                    return null;
                }

                var now = clock.GetUtcNow();
                var turn = _turns.Where(t => !t.Running).MinBy(t => t.Due);
                var due = turn is null ? now + TimeSpan.FromSeconds(1) : turn.Due > _pausedUntil ? turn.Due : _pausedUntil;
                if (turn is not null && due <= now)
                {
                    turn.Running = true;
                    return turn;
                }

                wait = due - now;
            }

            // A pause or a finished query may change the order meanwhile, so no sleep is long.
            await Task.Delay(wait < TimeSpan.FromSeconds(15) ? wait : TimeSpan.FromSeconds(15), clock, ct);
        }
    }

    /// <summary>The turn went well: next time after the query's interval; input that ends leaves the schedule.</summary>
    public void Done(Turn turn)
    {
        lock (_lock)
        {
            turn.Running = false;
            turn.Failures = 0;
            turn.Due = clock.GetUtcNow() + turn.Book.Query.Every;
            if (turn.Book.Query.Once)
            {
                _turns.Remove(turn);
            }
        }
    }

    /// <summary>True when another query could run now.</summary>
    public bool OthersAreDue()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            return _pausedUntil <= now && _turns.Exists(t => !t.Running && t.Due <= now);
        }
    }

    /// <summary>The turn is not finished and goes on behind those that are due already.</summary>
    public void Yield(Turn turn)
    {
        lock (_lock)
        {
            turn.Running = false;
            turn.Due = clock.GetUtcNow();
        }
    }

    /// <summary>The turn failed: again after a wait.</summary>
    /// <param name="all">True when every query has to wait with it.</param>
    public void Retry(Turn turn, TimeSpan wait, bool all)
    {
        lock (_lock)
        {
            turn.Running = false;
            turn.Due = clock.GetUtcNow() + wait;
            if (all && turn.Due > _pausedUntil)
            {
                _pausedUntil = turn.Due;
            }
        }
    }

    /// <summary>A query's place in the order.</summary>
    internal sealed class Turn(QueryBook book)
    {
        public QueryBook Book { get; } = book;
        public DateTimeOffset Due { get; set; }
        public bool Running { get; set; }

        /// <summary>Failures in a row.</summary>
        public int Failures { get; set; }
    }
}
