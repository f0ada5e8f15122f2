using CcgcStream.Index.Buckets;

namespace CcgcStream.State.Cities.Records;

/// <summary>What one partition counts of a generation. Seen and effective posts are counted by exactly one partition each.</summary>
/// <param name="Seen">Distinct posts, whatever they are about.</param>
/// <param name="Effective">Distinct posts about at least one city, not deleted.</param>
/// <param name="FirstUs">Earliest publication time ever seen, Unix microseconds.</param>
/// <param name="WatermarkUs">Latest publication time ever seen.</param>
/// <param name="Simulated">Some posts came from a simulator.</param>
public sealed record GenerationTotals(long Seen, long Effective, long FirstUs, long WatermarkUs, bool Simulated)
{
    public static readonly GenerationTotals Empty = new(0, 0, long.MaxValue, long.MinValue, false);

    /// <summary>The totals with a publication time taken in.</summary>
    public GenerationTotals At(long timeUs) => timeUs >= FirstUs && timeUs <= WatermarkUs
        ? this
        : this with { FirstUs = Math.Min(FirstUs, timeUs), WatermarkUs = Math.Max(WatermarkUs, timeUs) };

    /// <summary>Totals of two partitions together.</summary>
    public GenerationTotals Merge(GenerationTotals other) => new(
        Seen + other.Seen, Effective + other.Effective, Math.Min(FirstUs, other.FirstUs), Math.Max(WatermarkUs, other.WatermarkUs),
        Simulated || other.Simulated);

    public byte[] Encode() => new RecordWriter()
        .Unsigned((ulong)Seen).Unsigned((ulong)Effective).Signed(FirstUs).Signed(WatermarkUs).Unsigned(Simulated ? 1UL : 0).ToArray();

    /// <exception cref="InvalidDataException">The bytes are not totals.</exception>
    public static GenerationTotals Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new VarintReader(bytes);
        return new((long)reader.ReadUnsigned(), (long)reader.ReadUnsigned(), reader.ReadSigned(), reader.ReadSigned(), reader.ReadUnsigned() != 0);
    }
}
