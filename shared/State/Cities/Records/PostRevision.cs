using CcgcStream.Contracts.V1;

namespace CcgcStream.State.Cities.Records;

/// <summary>Orders the versions of a post: by when it was observed, then deletion, then content. The highest wins, whatever came first.</summary>
public readonly record struct PostRevision(long ObservedAtUs, bool Deleted, ulong Content) : IComparable<PostRevision>
{
    /// <summary>Below every real version.</summary>
    public static readonly PostRevision None = new(long.MinValue, false, 0);

    public static PostRevision Of(Revision? revision) =>
        revision is null ? new(0, false, 0) : new(revision.ObservedAtUs, revision.Deleted, revision.Content);

    public int CompareTo(PostRevision other)
    {
        var byTime = ObservedAtUs.CompareTo(other.ObservedAtUs);
        var byDeletion = byTime != 0 ? byTime : Deleted.CompareTo(other.Deleted);
        return byDeletion != 0 ? byDeletion : Content.CompareTo(other.Content);
    }

    public static bool operator <(PostRevision left, PostRevision right) => left.CompareTo(right) < 0;

    public static bool operator >(PostRevision left, PostRevision right) => left.CompareTo(right) > 0;

    public static bool operator <=(PostRevision left, PostRevision right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PostRevision left, PostRevision right) => left.CompareTo(right) >= 0;
}
