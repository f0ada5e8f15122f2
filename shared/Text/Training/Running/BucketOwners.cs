using CcgcStream.Text.Linear;

namespace CcgcStream.Training.Running;

/// <summary>Gives every hash bucket to the one feature that most examples have; the others of that bucket are not learned.</summary>
internal sealed class BucketOwners
{
    private readonly uint[] features;
    private readonly bool[] owned;

    private BucketOwners(uint[] features, bool[] owned) => (this.features, this.owned) = (features, owned);

    /// <summary>Distinct features that were seen often enough, and how many of them own their bucket.</summary>
    public (int Seen, int Owning) Counts { get; private init; }

    public static BucketOwners Of(IEnumerable<uint[]> examples, int bits, int fewest)
    {
        var counts = new Dictionary<uint, int>();
        foreach (var feature in examples.SelectMany(static e => e.Distinct()))
        {
            counts[feature] = counts.GetValueOrDefault(feature) + 1;
        }
        var (owners, owned) = (new uint[1 << bits], new bool[1 << bits]);
        var mask = (1u << bits) - 1;
        var often = counts.Where(p => p.Value >= fewest).ToArray();
        foreach (var (feature, _) in often.OrderByDescending(static p => p.Value).ThenBy(static p => p.Key))
        {
            if (!owned[feature & mask])
            {
                (owners[feature & mask], owned[feature & mask]) = (feature, true);
            }
        }
        return new BucketOwners(owners, owned) { Counts = (often.Length, owned.Count(static o => o)) };
    }

    /// <summary>Buckets of the features that own theirs.</summary>
    public int[] RowsOf(uint[] example) => [.. example.Where(f => owned[f & Mask] && features[f & Mask] == f).Select(f => (int)(f & Mask))];

    public byte FingerprintOf(int bucket) => owned[bucket] ? LinearModel.Fingerprint(features[bucket]) : (byte)0;

    private uint Mask => (uint)features.Length - 1;
}
