using System.Buffers;
using System.Runtime.CompilerServices;

namespace CcgcStream.Text.Inference;

/// <summary>Turns a line of UTF-8 into rows of the input matrix: words, character n-grams and word n-grams, as fastText does.</summary>
internal sealed class FastTextFeatures(FastTextDictionary dictionary, FastTextArguments arguments)
{
    private const int StackWords = 512;
    private const int StackWord = 128;
    private const int Batch = 128;

    // A remainder without a division (Lemire, Kaser and Kurz 2019).
    private readonly ulong reciprocal = arguments.Buckets == 0 ? 0 : (ulong.MaxValue / (uint)arguments.Buckets) + 1;

    /// <summary>Adds the row of every feature to <paramref name="sum"/>; returns how many there were.</summary>
    [SkipLocalsInit]
    public int AddRows(ReadOnlySpan<byte> line, RowMatrix input, Span<float> sum)
    {
        var rows = new RowSum(input, sum, stackalloc int[Batch]);
        var capacity = arguments.WordNgrams > 1 ? (line.Length / 2) + 2 : 0;
        var rented = capacity > StackWords ? ArrayPool<int>.Shared.Rent(capacity) : null;
        var hashes = rented ?? (capacity > 0 ? stackalloc int[StackWords] : []);
        var words = 0;
        // The end of line is a word too: every training line had it.
        for (var more = true; more;)
        {
            more = NextWord(ref line, out var word);
            if (!more)
            {
                word = "</s>"u8;
            }
            var hash = FastTextHash.Of(word);
            var id = dictionary.Find(word, hash);
            // An unknown word that looks like a label is one, and counts for nothing.
            if (id < 0 && word.StartsWith("__label__"u8))
            {
                continue;
            }
            rows.Add(id);
            if (more && arguments.MaximumNgram > 0 && arguments.Buckets > 0)
            {
                AddSubwords(word, ref rows);
            }
            if (!hashes.IsEmpty)
            {
                hashes[words++] = (int)hash;
            }
        }
        AddWordNgrams(hashes[..words], ref rows);
        rows.Flush();
        if (rented is not null)
        {
            ArrayPool<int>.Shared.Return(rented);
        }
        return rows.Count;
    }

    /// <summary>Adds the character n-grams of a word between the brackets that fastText puts around it.</summary>
    [SkipLocalsInit]
    private void AddSubwords(scoped ReadOnlySpan<byte> word, ref RowSum rows)
    {
        var rented = word.Length + 2 > StackWord ? ArrayPool<byte>.Shared.Rent(word.Length + 2) : null;
        var framed = (rented ?? stackalloc byte[StackWord])[..(word.Length + 2)];
        framed[0] = (byte)'<';
        word.CopyTo(framed[1..]);
        framed[^1] = (byte)'>';
        for (var start = 0; start < framed.Length; start++)
        {
            if (!IsContinuation(framed[start]))
            {
                AddNgramsFrom(framed, start, ref rows);
            }
        }
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void AddNgramsFrom(scoped ReadOnlySpan<byte> framed, int start, ref RowSum rows)
    {
        var (hash, end) = (FastTextHash.Start, start);
        for (var n = 1; n <= arguments.MaximumNgram && end < framed.Length; n++)
        {
            do
            {
                hash = FastTextHash.Add(hash, framed[end++]);
            }
            while (end < framed.Length && IsContinuation(framed[end]));
            // A bracket alone is no n-gram.
            if (n >= arguments.MinimumNgram && !(n == 1 && (start == 0 || end == framed.Length)))
            {
                rows.Add(dictionary.RowOfBucket(BucketOf(hash)));
            }
        }
    }

    private uint BucketOf(uint hash) => (uint)((((reciprocal * hash) >> 32) + 1) * (uint)arguments.Buckets >> 32);

    private void AddWordNgrams(scoped ReadOnlySpan<int> hashes, ref RowSum rows)
    {
        for (var i = 0; i < hashes.Length && arguments.Buckets > 0; i++)
        {
            // Hashes are signed in fastText and widen with their sign.
            var hash = (ulong)hashes[i];
            for (var j = i + 1; j < hashes.Length && j < i + arguments.WordNgrams; j++)
            {
                hash = (hash * FastTextHash.WordNgramFactor) + (ulong)hashes[j];
                rows.Add(dictionary.RowOfBucket((uint)(hash % (ulong)arguments.Buckets)));
            }
        }
    }

    private static bool NextWord(ref ReadOnlySpan<byte> line, out ReadOnlySpan<byte> word)
    {
        var start = 0;
        while (start < line.Length && IsSpace(line[start]))
        {
            start++;
        }
        var end = start;
        while (end < line.Length && !IsSpace(line[end]))
        {
            end++;
        }
        word = line[start..end];
        line = line[end..];
        return !word.IsEmpty;
    }

    private static bool IsContinuation(byte b) => (b & 0xC0) == 0x80;

    private static bool IsSpace(byte b) => b is (byte)' ' or 0 or (>= 9 and <= 13);
}
