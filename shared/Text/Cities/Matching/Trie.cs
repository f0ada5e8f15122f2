using System.Numerics;

namespace CcgcStream.Text.Cities.Matching;

/// <summary>A trie over UTF-16 units with one table for all edges: a step costs one probe, however many strings it holds.</summary>
/// <remarks>First units have a direct table, so that most positions of a text are dismissed by one read. At most 16 million nodes.</remarks>
internal sealed class Trie
{
    private const int Root = 1;
    private readonly int[] _first = new int[65536];
    private readonly int[] _asciiPairs = new int[128 * 128];
    private int[] _values = [-1, -1];
    private int _last = Root;
    private ulong[] _edges = new ulong[1 << 12];
    private int _edgeCount;

    /// <summary>Number of nodes, a measure of memory.</summary>
    public int Nodes => _last;

    /// <summary>The node after one unit from the root, or 0.</summary>
    public int First(char c) => _first[c];

    /// <summary>The node after one more unit, or 0.</summary>
    public int Next(int node, char c)
    {
        var key = Key(node, c);
        var mask = _edges.Length - 1;
        for (var slot = Slot(key, mask); ; slot = (slot + 1) & mask)
        {
            var edge = _edges[slot];
            if (edge >> 24 == key)
            {
                return (int)(edge & 0xFFFFFF);
            }

            if (edge == 0)
            {
                return 0;
            }
        }
    }

    /// <summary>The node after the first two units, or 0. Most Latin words end their search here, in a table that stays in the cache.</summary>
    public int Pair(int first, char c1, char c2) => (c1 | c2) < 128 ? _asciiPairs[(c1 << 7) | c2] : Next(first, c2);

    /// <summary>The value of the string that ends at a node, or -1.</summary>
    public int Value(int node) => _values[node];

    /// <summary>The value of a whole string, or -1.</summary>
    public int Find(ReadOnlySpan<char> text)
    {
        var node = text.Length == 0 ? 0 : First(text[0]);
        for (var i = 1; i < text.Length && node != 0; i++)
        {
            node = Next(node, text[i]);
        }

        return node == 0 ? -1 : Value(node);
    }

    /// <summary>Adds a string; an earlier value of the same string is replaced.</summary>
    public void Add(ReadOnlySpan<char> text, int value)
    {
        var node = Root;
        for (var i = 0; i < text.Length; i++)
        {
            node = i == 0 ? FirstOrNew(text[0]) : NextOrNew(node, text[i]);
            if (i == 1 && (text[0] | text[1]) < 128)
            {
                _asciiPairs[(text[0] << 7) | text[1]] = node;
            }
        }

        _values[node] = value;
    }

    private static ulong Key(int node, char c) => ((ulong)(uint)node << 16) | c;

    private static int Slot(ulong key, int mask) => (int)((key * 0x9E3779B97F4A7C15UL) >> 32) & mask;

    private int FirstOrNew(char c) => _first[c] == 0 ? _first[c] = NewNode() : _first[c];

    private int NextOrNew(int node, char c)
    {
        var next = Next(node, c);
        if (next == 0)
        {
            next = NewNode();
            if (++_edgeCount * 2 > _edges.Length)
            {
                Grow();
            }

            Insert(_edges, (Key(node, c) << 24) | (uint)next);
        }

        return next;
    }

    private int NewNode()
    {
        if (++_last == _values.Length)
        {
            Array.Resize(ref _values, _last * 2);
        }

        _values[_last] = -1;
        return _last < 1 << 24 ? _last : throw new InvalidOperationException("The catalogue has too many names.");
    }

    private void Grow()
    {
        var larger = new ulong[BitOperations.RoundUpToPowerOf2((uint)_edges.Length * 2)];
        foreach (var edge in _edges)
        {
            if (edge != 0)
            {
                Insert(larger, edge);
            }
        }

        _edges = larger;
    }

    private static void Insert(ulong[] edges, ulong edge)
    {
        var mask = edges.Length - 1;
        var slot = Slot(edge >> 24, mask);
        while (edges[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }

        edges[slot] = edge;
    }
}
