using System.Runtime.InteropServices;
using CcgcStream.Contracts.V1;
using CcgcStream.Index.Vocabularies;
using CcgcStream.State.Cities.Records;
using Google.Protobuf;

namespace CcgcStream.Aggregator.Folding;

/// <summary>A mention of the winning version.</summary>
/// <param name="Entry">What the ledger keeps of it.</param>
/// <param name="Body">The mention, where this batch brought it.</param>
/// <param name="Bytes">Its stored form.</param>
internal readonly record struct MentionChange(LedgerMention Entry, Mention? Body, byte[]? Bytes)
{
    internal static MentionChange Of(Mention mention)
    {
        var bytes = mention.ToByteArray();
        var hash = StableHash.Of(MemoryMarshal.Cast<byte, char>(bytes.AsSpan(0, bytes.Length & ~1)), bytes[^1]);
        return new(new(mention.City, mention.PublishedAtUs, hash), mention, bytes);
    }
}
