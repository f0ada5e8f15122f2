namespace CcgcStream.Streaming.Consuming;

/// <summary>Where a partition's records come from; what an engine has to offer for <see cref="PartitionRunner"/> to do the rest.</summary>
internal interface IPartitionSource
{
    string Topic { get; }

    int Partition { get; }

    /// <summary>Goes to an offset; null: the group's committed one, else the beginning.</summary>
    ValueTask StartAsync(long? offset, CancellationToken ct);

    /// <summary>The next records in order, at most <paramref name="max"/>; none when none came within <paramref name="wait"/>.</summary>
    ValueTask<IReadOnlyList<ConsumedRecord>> TakeAsync(int max, TimeSpan wait, CancellationToken ct);

    /// <summary>Everything below an offset is done: it may be committed.</summary>
    ValueTask DoneAsync(long next, CancellationToken ct);
}
