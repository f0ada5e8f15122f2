using System.Numerics;
using System.Text;

namespace CcgcStream.Text.Inference;

/// <summary>Reads the entries of a dictionary: words first, then labels.</summary>
internal sealed class FastTextDictionaryEntries(int words, int labels)
{
    private const string LabelPrefix = "__label__";

    private readonly MemoryStream blob = new();
    private readonly List<int> ends = [];

    public byte[] Blob => blob.ToArray();

    public int[] Ends => [.. ends];

    public string[] Labels { get; } = new string[labels];

    public long[] LabelCounts { get; } = new long[labels];

    public void Read(ref ModelReader reader)
    {
        for (var i = 0; i < words + labels; i++)
        {
            var text = reader.ZeroTerminated("dictionary entry");
            var count = reader.Int64("count of an entry");
            var isLabel = reader.Boolean("type of an entry");
            if (isLabel != i >= words)
            {
                throw new InvalidDataException("Words and labels of the dictionary are out of order.");
            }
            if (isLabel)
            {
                AddLabel(i - words, Encoding.UTF8.GetString(text), count);
            }
            else
            {
                blob.Write(text);
                ends.Add((int)blob.Length);
            }
        }
    }

    /// <summary>A hash table of the words with linear probing, at most half full.</summary>
    public int[] Slots()
    {
        var slots = new int[BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, words * 2))];
        slots.AsSpan().Fill(-1);
        var bytes = blob.GetBuffer();
        for (var id = 0; id < words; id++)
        {
            var start = id == 0 ? 0 : ends[id - 1];
            var slot = FastTextHash.Of(bytes.AsSpan(start, ends[id] - start)) & (uint)(slots.Length - 1);
            while (slots[slot] >= 0)
            {
                slot = (slot + 1) & (uint)(slots.Length - 1);
            }
            slots[slot] = id;
        }
        return slots;
    }

    private void AddLabel(int index, string text, long count)
    {
        Labels[index] = text.StartsWith(LabelPrefix, StringComparison.Ordinal) ? text[LabelPrefix.Length..] : text;
        LabelCounts[index] = count;
    }
}
