namespace CcgcStream.Api.Live;

/// <summary>
/// The last few thousand events, in a ring that every reader walks at its own pace. There is no queue per reader, so a
/// slow reader costs nothing and holds up nobody: when it comes back it reads what is still there, coalesced.
/// </summary>
internal sealed class LiveLog
{
    private readonly Lock _gate = new();
    private readonly LiveEvent?[] _ring;
    private long _head;
    private TaskCompletionSource _news = NewSignal();

    public LiveLog(TimeProvider time, int capacity = 4096)
    {
        _ring = new LiveEvent?[capacity];
        Epoch = time.GetUtcNow().ToUnixTimeMilliseconds().ToString("x", System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Tells one run of the process from the next: an id of another run cannot be resumed from.</summary>
    public string Epoch { get; }

    /// <summary>Sequence of the newest event; 0 at the start.</summary>
    public long Head => Volatile.Read(ref _head);

    /// <summary>Completes when an event later than <paramref name="sequence"/> is there.</summary>
    public Task NewsAfter(long sequence)
    {
        lock (_gate)
        {
            return _head > sequence ? Task.CompletedTask : _news.Task;
        }
    }

    /// <summary>Appends an event; <paramref name="frame"/> gets the event's id.</summary>
    public void Append(string channel, RankChangeSet? ranking, Func<string, byte[]> frame)
    {
        TaskCompletionSource signal;
        lock (_gate)
        {
            var sequence = _head + 1;
            _ring[sequence % _ring.Length] = new LiveEvent(sequence, channel, ranking, frame(IdOf(sequence)));
            _head = sequence;
            signal = _news;
            _news = NewSignal();
        }
        signal.TrySetResult();
    }

    /// <summary>Events after a sequence, oldest first; null when some of them are no longer held.</summary>
    public IReadOnlyList<LiveEvent>? After(long sequence)
    {
        lock (_gate)
        {
            if (sequence > _head || _head - sequence > _ring.Length)
            {
                return null;
            }
            var events = new List<LiveEvent>((int)(_head - sequence));
            for (var at = sequence + 1; at <= _head; at++)
            {
                events.Add(_ring[at % _ring.Length]!);
            }
            return events;
        }
    }

    /// <summary>The id a client sends back as Last-Event-ID.</summary>
    public string IdOf(long sequence) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Epoch}-{sequence}");

    /// <summary>The sequence of an id of this run; null for anything else.</summary>
    public long? SequenceOf(string? id)
    {
        var dash = id?.IndexOf('-', StringComparison.Ordinal) ?? -1;
        return dash > 0 && id!.AsSpan(0, dash).SequenceEqual(Epoch)
            && long.TryParse(id.AsSpan(dash + 1), System.Globalization.CultureInfo.InvariantCulture, out var sequence) && sequence >= 0
            ? sequence
            : null;
    }

    // Continuations run elsewhere: the one who appends must not write to five thousand sockets itself.
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
