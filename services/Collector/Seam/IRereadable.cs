using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Seam;

/// <summary>A source that can be asked again for posts by their ids. That is how new figures, edits and withdrawals of old posts are seen.</summary>
internal interface IRereadable
{
    /// <summary>Which posts are read again, and when.</summary>
    RereadPlan Rereads { get; }

    /// <summary>Posts as they are now, in any order; those that are gone have <see cref="Post.Deleted"/>; of those left out nothing is known.</summary>
    /// <param name="ids">Ids of posts of this source, at most <see cref="RereadPlan.Batch"/>.</param>
    /// <exception cref="SourceFailure">Anything that goes wrong, classified.</exception>
    Task<IReadOnlyList<Post>> LookUpAsync(IReadOnlyList<string> ids, CancellationToken ct);
}

/// <summary>Which posts are read again, and when.</summary>
/// <param name="Ages">Ages of a post, counted from its publishing, at which it is looked at again; ascending; none: never.</param>
/// <param name="Batch">Posts that one request may ask for.</param>
internal sealed record RereadPlan(IReadOnlyList<TimeSpan> Ages, int Batch)
{
    /// <summary>Posts that can be asked for; all unless said otherwise.</summary>
    public Predicate<Post> Takes { get; init; } = _ => true;

    /// <summary>Ages from a setting.</summary>
    /// <exception cref="FormatException">One of them is no span of time.</exception>
    public static IReadOnlyList<TimeSpan> Parse(IReadOnlyList<string> ages) =>
        [.. ages.Where(a => a != "never").Select(a => TimeSpan.Parse(a, System.Globalization.CultureInfo.InvariantCulture)).Order()];
}
