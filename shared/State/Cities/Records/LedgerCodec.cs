using CcgcStream.Index.Buckets;

namespace CcgcStream.State.Cities.Records;

/// <summary>Stored form of a ledger entry. Equal entries give equal bytes.</summary>
public static class LedgerCodec
{
    private const ulong DeletedBit = 1;
    private const ulong CountedBit = 2;
    private const ulong EffectiveBit = 4;

    public static byte[] Encode(LedgerEntry entry)
    {
        var flags = (entry.Revision.Deleted ? DeletedBit : 0) | (entry.Counted ? CountedBit : 0) | (entry.Effective ? EffectiveBit : 0);
        var writer = new RecordWriter()
            .Unsigned(flags).Signed(entry.PublishedAtUs).Signed(entry.Revision.ObservedAtUs - entry.PublishedAtUs).Unsigned(entry.Revision.Content)
            .Unsigned((ulong)entry.Mentions.Count);
        foreach (var mention in entry.Mentions)
        {
            writer.Text(mention.City).Signed(mention.TimeUs - entry.PublishedAtUs).Unsigned(mention.Hash);
        }

        return writer.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not a ledger entry.</exception>
    public static LedgerEntry Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new VarintReader(bytes);
        var flags = reader.ReadUnsigned();
        var published = reader.ReadSigned();
        var revision = new PostRevision(published + reader.ReadSigned(), (flags & DeletedBit) != 0, reader.ReadUnsigned());
        var mentions = new LedgerMention[checked((int)reader.ReadUnsigned())];
        for (var at = 0; at < mentions.Length; at++)
        {
            mentions[at] = new(reader.ReadText(), published + reader.ReadSigned(), reader.ReadUnsigned());
        }

        return new()
        {
            Revision = revision,
            PublishedAtUs = published,
            Counted = (flags & CountedBit) != 0,
            Effective = (flags & EffectiveBit) != 0,
            Mentions = mentions,
        };
    }
}
