using CcgcStream.Index.Buckets;

namespace CcgcStream.Index.Mentions;

/// <summary>Where a part of a contribution belongs.</summary>
public enum ContributionPart
{
    /// <summary>Every bucket of every slice.</summary>
    Core,

    /// <summary>Outlet, author and hashtag bins: the slice of everything only, since they would multiply the state by the slices.</summary>
    Sets,

    /// <summary>Piece counts: days and the total of the slice of everything only.</summary>
    Lead,
}

/// <summary>A reusable list of the changes that one mention makes.</summary>
public sealed class ContributionBuffer
{
    private readonly FieldDelta[][] _deltas = [new FieldDelta[64], new FieldDelta[32], new FieldDelta[24]];
    private readonly int[] _counts = new int[3];

    public ReadOnlySpan<FieldDelta> this[ContributionPart part] => _deltas[(int)part].AsSpan(0, _counts[(int)part]);

    public void Clear() => Array.Clear(_counts);

    internal void Add(ContributionPart part, int field, long amount)
    {
        if (amount != 0)
        {
            _deltas[(int)part][_counts[(int)part]++] = new FieldDelta(field, amount);
        }
    }
}
