namespace CcgcStream.Text.Cities.Matching;

/// <summary>
/// Tells whether Chinese characters that spell a city are really the end of one word and the beginning of the next, as in climbing
/// (登上) an altitude (海拔). Compares unigram log-probabilities of both ways to cut the text, over the words that can cross a name.
/// </summary>
internal sealed class CrossingModel
{
    private readonly Trie _left = new();
    private readonly Trie _right = new();
    private readonly Trie _whole = new();
    private readonly List<double> _scores = [];

    private CrossingModel()
    {
    }

    /// <summary>Reads <c>crossings.txt</c>: a kind (L, R, W), then words with their score in hundredths.</summary>
    public static CrossingModel Load()
    {
        var model = new CrossingModel();
        foreach (var line in CatalogueResources.Lines("crossings.txt"))
        {
            model.AddLine(line);
        }

        return model;
    }

    /// <summary>True when the cut through the name is likelier than the name.</summary>
    /// <param name="text">Folded text.</param>
    /// <param name="start">First character of the name.</param>
    /// <param name="end">One past its last.</param>
    public bool Crosses(ReadOnlySpan<char> text, int start, int end)
    {
        var value = _whole.Find(text[start..end]);
        if (value < 0)
        {
            return false;
        }

        var whole = _scores[value];
        for (var cut = start + 1; cut < end; cut++)
        {
            var left = Best(_left, text, cut - 1, -1, start);
            var right = left <= double.MinValue ? left : Best(_right, text, cut, 1, end - 1);
            if (right > double.MinValue && left + right > whole)
            {
                return true;
            }
        }

        return false;
    }

    // Walks away from the cut; only words that reach over the edge of the name, or stop at it, are options.
    private double Best(Trie trie, ReadOnlySpan<char> text, int from, int step, int edge)
    {
        var best = double.MinValue;
        var node = trie.First(text[from]);
        for (var i = from; node != 0; node = trie.Next(node, text[i]))
        {
            var value = trie.Value(node);
            if (value >= 0 && (step < 0 ? i <= edge : i >= edge))
            {
                best = Math.Max(best, _scores[value]);
            }

            i += step;
            if (i < 0 || i >= text.Length)
            {
                break;
            }
        }

        return best;
    }

    private void AddLine(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words.Skip(1))
        {
            var colon = word.IndexOf(':', StringComparison.Ordinal);
            var (trie, key) = words[0] switch
            {
                "L" => (_left, new string([.. word[..colon].Reverse()])),
                "R" => (_right, word[..colon]),
                _ => (_whole, word[..colon]),
            };
            trie.Add(key, _scores.Count);
            _scores.Add(int.Parse(word.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture) / 100.0);
        }
    }
}
