namespace CcgcStream.Collector.Fetching;

/// <summary>Holds requests back so that a source's limit is never hit: spends its window evenly after a first burst, and obeys its headers.</summary>
internal sealed class RateGate(RateLimit? limit, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Queue<DateTimeOffset> _sent = [];
    private DateTimeOffset _closedUntil;

    /// <summary>Waits until one more request is allowed, and counts it.</summary>
    public async ValueTask PassAsync(CancellationToken ct)
    {
        while (Wait() is { Ticks: > 0 } wait)
        {
            await Task.Delay(wait, clock, ct);
        }
    }

    /// <summary>Closes the gate where the source says that nothing is left.</summary>
    public void Observe(RateState state)
    {
        if (state is { Remaining: 0, ResetAt: { } reset })
        {
            lock (_lock)
            {
                _closedUntil = reset > _closedUntil ? reset : _closedUntil;
            }
        }
    }

    private TimeSpan Wait()
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (_closedUntil > now)
            {
                return _closedUntil - now;
            }

            if (limit is null)
            {
                return TimeSpan.Zero;
            }

            while (_sent.TryPeek(out var first) && first <= now - limit.Per)
            {
                _sent.Dequeue();
            }

            if (_sent.Count >= limit.Requests)
            {
                return _sent.Peek() + limit.Per - now;
            }

            _sent.Enqueue(now);
            return TimeSpan.Zero;
        }
    }
}
