namespace CcgcStream.Collector.Supervision;

/// <summary>Measures how long a source cannot be reached.</summary>
internal sealed class Downtime(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private DateTimeOffset? _since;

    public void Began()
    {
        lock (_lock)
        {
            _since ??= clock.GetUtcNow();
        }
    }

    /// <summary>Hands over the time since the last call, and goes on measuring: no hour stays open longer than a heartbeat.</summary>
    public void Continues(Action<DateTimeOffset, DateTimeOffset> note) => Take(note, goesOn: true);

    /// <summary>Hands over the rest and stops measuring.</summary>
    public void Ended(Action<DateTimeOffset, DateTimeOffset> note) => Take(note, goesOn: false);

    private void Take(Action<DateTimeOffset, DateTimeOffset> note, bool goesOn)
    {
        DateTimeOffset from;
        var now = clock.GetUtcNow();
        lock (_lock)
        {
            if (_since is not { } since)
            {
                return;
            }

            from = since;
            _since = goesOn ? now : null;
        }

        note(from, now);
    }
}
