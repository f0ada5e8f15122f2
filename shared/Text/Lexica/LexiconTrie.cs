namespace CcgcStream.Text.Lexica;

/// <summary>Terms of all languages in one hash-edged trie: a step is one probe, whatever the alphabet.</summary>
internal sealed class LexiconTrie
{
    private const byte None = 0;
    private const byte StemBit = 0x80;

    private readonly Dictionary<ulong, int> building = [];
    private readonly List<byte> values = [None];
    private ulong[] keys = [];
    private int[] children = [];
    private byte[] valueOf = [];
    private int mask;

    public int AddRoot()
    {
        values.Add(None);
        return values.Count - 1;
    }

    /// <summary>Adds a term; a trailing <c>*</c> lets any word that begins with it match.</summary>
    public void Add(int root, ReadOnlySpan<char> term, int classIndex)
    {
        var stem = term[^1] == '*';
        var node = root;
        foreach (var c in stem ? term[..^1] : term)
        {
            var key = Key(node, c);
            if (!building.TryGetValue(key, out var next))
            {
                next = values.Count;
                values.Add(None);
                building.Add(key, next);
            }
            node = next;
        }
        if (values[node] == None)
        {
            values[node] = (byte)((classIndex + 1) | (stem ? StemBit : 0));
        }
    }

    public void Freeze()
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, building.Count * 2));
        (keys, children, mask, valueOf) = (new ulong[size], new int[size], size - 1, [.. values]);
        foreach (var (key, child) in building)
        {
            var slot = Slot(key);
            while (keys[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }
            (keys[slot], children[slot]) = (key, child);
        }
        building.Clear();
        building.TrimExcess();
    }

    /// <summary>The child of a node, or -1.</summary>
    public int Step(int node, char c)
    {
        var key = Key(node, c);
        for (var slot = Slot(key); keys[slot] != 0; slot = (slot + 1) & mask)
        {
            if (keys[slot] == key)
            {
                return children[slot];
            }
        }
        return -1;
    }

    /// <summary>Class of the term that ends at a node, or -1.</summary>
    public int ClassAt(int node, out bool stem)
    {
        var value = valueOf[node];
        stem = (value & StemBit) != 0;
        return (value & ~StemBit) - 1;
    }

    // Node 0 is never a parent, so no key is 0.
    private static ulong Key(int node, char c) => ((ulong)(uint)node << 16) | c;

    private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> 40) & mask;
}
