using System.Buffers;
using CcgcStream.Text.Folding;

namespace CcgcStream.Text.Linear;

/// <summary>A text folded and hashed once, for every linear classifier that reads it. Rents its room; dispose it.</summary>
internal readonly ref struct FeaturePass : IDisposable
{
    private readonly char[] letters;
    private readonly uint[] hashes;

    public FeaturePass(ReadOnlySpan<char> text)
    {
        letters = ArrayPool<char>.Shared.Rent(TextFolder.Capacity(text.Length));
        hashes = ArrayPool<uint>.Shared.Rent(TextFeatures.Maximum);
        Folded = letters.AsSpan(0, TextFolder.Fold(text, letters));
        Features = hashes.AsSpan(0, TextFeatures.Extract(Folded, hashes.AsSpan(0, TextFeatures.Maximum)));
    }

    /// <summary>The text as <see cref="TextFolder"/> writes it.</summary>
    public ReadOnlySpan<char> Folded { get; }

    /// <summary>Its features as <see cref="TextFeatures"/> hashes them.</summary>
    public ReadOnlySpan<uint> Features { get; }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(letters);
        ArrayPool<uint>.Shared.Return(hashes);
    }
}
