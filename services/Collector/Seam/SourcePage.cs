using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Seam;

/// <summary>Some posts, and where to go on after them.</summary>
/// <param name="Posts">Posts in any order; withdrawals have <see cref="Post.Deleted"/>.</param>
/// <param name="Cursor">Where to go on once these are in the log; null: as before.</param>
internal sealed record SourcePage(IReadOnlyList<Post> Posts, string? Cursor = null)
{
    /// <summary>How many there are by the source's own count, said for the first time with this page; 0 when it says nothing.</summary>
    public long Reported { get; init; }

    /// <summary>How many of the reported ones this page holds; null: its distinct posts.</summary>
    public long? Obtained { get; init; }

    /// <summary>True where the cursor stands in the middle of a run that can be gone on with later: another query may have its turn first.</summary>
    public bool More { get; init; }

    /// <summary>Items that could not be read.</summary>
    public int Malformed { get; init; }

    /// <summary>Items known to be lost before or within this page.</summary>
    public long Missed { get; init; }

    /// <summary>True when a cap of the source cut the result here.</summary>
    public bool CapHit { get; init; }
}
