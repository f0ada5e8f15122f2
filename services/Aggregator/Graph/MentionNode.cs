using CcgcStream.Index.Mentions;

namespace CcgcStream.Aggregator.Graph;

/// <summary>A mention in memory, with the role that the sums reflect and the one it is about to get.</summary>
internal sealed class MentionNode(MentionFacts facts, MentionRole role) : IComparable<MentionNode>
{
    internal const long DayUs = 86_400_000_000;

    internal MentionFacts Facts { get; } = facts;

    /// <summary>What the sums hold.</summary>
    internal MentionRole Role { get; set; } = role;

    /// <summary>What the neighbours make of it now.</summary>
    internal MentionRole Next { get; set; } = role;

    /// <summary>Not yet in the sums.</summary>
    internal bool IsNew { get; set; }

    /// <summary>The store holds a role of it.</summary>
    internal bool RoleStored { get; set; } = role != MentionRole.Alone(facts);

    /// <summary>Number of the last walk that reached it, so that a walk needs no set of its own.</summary>
    internal int Mark { get; set; }

    internal int Day => (int)(Facts.TimeUs / DayUs);

    public int CompareTo(MentionNode? other) => other is null ? 1 : Compare(Facts.TimeUs, Facts.PostId, other);

    internal static int Compare(long timeUs, string post, MentionNode other)
    {
        var byTime = timeUs.CompareTo(other.Facts.TimeUs);
        return byTime != 0 ? byTime : string.CompareOrdinal(post, other.Facts.PostId);
    }
}
