using System.Collections.Frozen;
using CcgcStream.Text.Folding;

namespace CcgcStream.Text.Lexica;

/// <summary>
/// Classed terms by language, read from a text resource: <c>language TAB class TAB term, term, ...</c>; <c>#</c> starts a comment and
/// <c>*</c> at a term's end allows any ending. Language <c>any</c> holds for every text (emoji).
/// </summary>
internal sealed class Lexicon
{
    private readonly LexiconTrie trie = new();
    private readonly FrozenDictionary<string, int> roots;

    public Lexicon(TextReader source)
    {
        var building = new Dictionary<string, int>(StringComparer.Ordinal);
        var classes = new List<string>();
        var buffer = new char[256];
        while (source.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }
            var parts = line.Split('\t');
            if (parts.Length != 3)
            {
                throw new InvalidDataException($"A lexicon line needs three tab-separated parts: '{line}'.");
            }
            AddLine(building, classes, parts, buffer);
        }
        trie.Freeze();
        roots = building.ToFrozenDictionary(StringComparer.Ordinal);
        Classes = classes;
        AnyRoot = roots.GetValueOrDefault("any", -1);
    }

    public IReadOnlyList<string> Classes { get; }

    private int AnyRoot { get; }

    public bool Knows(string language) => roots.ContainsKey(language);

    /// <summary>Finds the longest terms, left to right without overlap; returns how many were written to <paramref name="hits"/>.</summary>
    public int Match(ReadOnlySpan<char> folded, string language, Span<LexiconHit> hits)
    {
        var root = roots.GetValueOrDefault(language, -1);
        var count = 0;
        for (var i = 1; i < folded.Length && count < hits.Length;)
        {
            var c = folded[i];
            if (c != ' ' && (folded[i - 1] == ' ' || CharTable.ClassOf(c) == CharClass.Unspaced)
                && (TryMatch(folded, i, root, out var hit) || TryMatch(folded, i, AnyRoot, out hit)))
            {
                hits[count++] = hit;
                i = Math.Max(i + 1, hit.End);
            }
            else
            {
                i++;
            }
        }
        return count;
    }

    private bool TryMatch(ReadOnlySpan<char> folded, int start, int root, out LexiconHit hit)
    {
        hit = default;
        var node = root;
        for (var i = start; node >= 0 && i < folded.Length; i++)
        {
            node = trie.Step(node, folded[i]);
            if (node < 0)
            {
                break;
            }
            var found = trie.ClassAt(node, out var stem);
            if (found >= 0 && (stem || IsEnd(folded, i + 1)))
            {
                hit = new LexiconHit(start, i + 1, found);
            }
        }
        return hit.End > 0;
    }

    private static bool IsEnd(ReadOnlySpan<char> folded, int i) =>
        i >= folded.Length || folded[i] is ' ' or '\'' or '-' || CharTable.ClassOf(folded[i]) == CharClass.Unspaced
        || CharTable.ClassOf(folded[i - 1]) is CharClass.Unspaced or CharClass.Surrogate;

    private void AddLine(Dictionary<string, int> building, List<string> classes, string[] parts, char[] buffer)
    {
        if (!building.TryGetValue(parts[0], out var root))
        {
            building.Add(parts[0], root = trie.AddRoot());
        }
        var index = classes.IndexOf(parts[1]);
        if (index < 0)
        {
            index = classes.Count;
            classes.Add(parts[1]);
        }
        foreach (var term in parts[2].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var stem = term.EndsWith('*');
            var length = TextFolder.Fold(stem ? term.AsSpan(0, term.Length - 1) : term, buffer);
            var folded = buffer.AsSpan(0, length).Trim(' ');
            if (folded.Length > 0)
            {
                trie.Add(root, stem ? string.Concat(folded, "*") : folded, index);
            }
        }
    }
}
