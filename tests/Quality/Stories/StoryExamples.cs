using CcgcStream.Text.Stories;

namespace CcgcStream.Quality.Stories;

/// <summary>A piece whose true story is known.</summary>
/// <param name="Story">The true story.</param>
/// <param name="Kind">How the piece came about: original, edited, repost, quote, cut, template or headline.</param>
internal sealed record StoryExample(string Id, string Story, string Kind, string Title, string Text, DateTimeOffset Time)
{
    /// <summary>The piece as the grouper sees it.</summary>
    public StoryPiece Piece => new(Id, Time, StorySketcher.Sketch(Title, Text));
}

/// <summary>
/// A constructed set: articles drawn from clauses of a few subjects, with copies as they happen in the wild (edited, reposted, quoted, cut
/// short), posts of one template with other numbers, and headlines written in several ways. Deterministic by seed.
/// </summary>
internal sealed class StoryExamples(int seed)
{
    private static readonly string[] Cities = ["Wuhan", "Harbin", "Xiamen", "Lanzhou", "Foshan"];
    private static readonly string[] Names = ["Ms Qiao", "Mr Abara", "Ilse Vandermeer", "Old Tan", "Captain Duarte"];
    private static readonly string[] Days = ["Monday", "Friday", "the eve of the festival", "the first of June", "Sunday night"];
    private static readonly DateTimeOffset Start = new(2020, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Random _random = new(seed);
    private readonly List<StoryExample> _examples = [];
    private readonly List<string[]> _chosen = [];

    /// <summary>All examples.</summary>
    public IReadOnlyList<StoryExample> Make(int articles)
    {
        var subjects = Lines("clauses.tsv").GroupBy(static l => l[0]).Select(static g => g.Select(static l => l[1]).ToArray()).ToArray();
        for (var i = 0; i < articles; i++)
        {
            Article($"a{i}", subjects[i % subjects.Length]);
        }

        for (var i = 0; i < articles / 4; i++)
        {
            Template(i);
        }

        foreach (var line in Lines("headlines.tsv"))
        {
            Add(line[0], "headline", line[1], "");
        }

        return _examples;
    }

    private static IEnumerable<string[]> Lines(string file) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Stories", file))
        .Where(static l => l.Length > 0 && !l.StartsWith("# ", StringComparison.Ordinal)).Select(static l => l.Split('\t'));

    private void Article(string story, string[] clauses)
    {
        var chosen = Choose(clauses).Select(Fill).ToArray();
        var chinese = chosen[0][0] > '\u2E80';
        var (stop, end) = chinese ? ("。", "。") : (". ", ".");
        var text = string.Join(stop, chosen) + end;
        Add(story, "original", "", text);
        if (_random.Next(2) == 0)
        {
            Add(story, "edited", "", Edit(chosen, stop, end));
        }

        if (_random.Next(2) == 0)
        {
            Add(story, "repost", "", $"RT @desk{_random.Next(90)}: {text} https://t.co/{_random.Next(99999)}");
        }

        if (_random.Next(3) == 0)
        {
            Add(story, "quote", "", (chinese ? "说得好：" : "Good read: ") + $"\u201C{text}\u201D");
        }

        if (_random.Next(3) == 0)
        {
            Add(story, "cut", "", text[..(text.Length * 3 / 4)] + "\u2026");
        }
    }

    // Two stories of one subject have at most one sentence in common, as agency background has: with more they would be copies.
    private string[] Choose(string[] clauses)
    {
        for (var size = _random.Next(3, 6); ; size = 3)
        {
            for (var attempt = 0; attempt < 2000; attempt++)
            {
                var choice = clauses.OrderBy(_ => _random.Next()).Take(size).ToArray();
                if (_chosen.TrueForAll(c => c.Intersect(choice).Count() <= 1))
                {
                    _chosen.Add(choice);
                    return choice;
                }
            }

            if (size == 3)
            {
                throw new InvalidOperationException("Too many articles for the clauses.");
            }
        }
    }

    // What desks do to agency copy: a dateline, a swapped opening, a dropped or added sentence at the end.
    private string Edit(string[] clauses, string stop, string end)
    {
        var kept = clauses.Length > 3 && _random.Next(2) == 0 ? clauses[..^1] : clauses;
        var text = string.Join(stop, kept) + end;
        return _random.Next(3) switch
        {
            0 => $"(Reuters) - {text}",
            1 => text.ToUpperInvariant() + " Read more on our site",
            _ => text.Replace("new ", "", StringComparison.Ordinal).Replace(" were ", " had been ", StringComparison.Ordinal),
        };
    }

    private void Template(int i)
    {
        var cases = (i * 3) + 2;
        Add($"t{i}", "template", "", $"Daily update from {Cities[i % 2]}: {cases} flights delayed, {cases * 7} passengers waiting at the gates");
        Add($"u{i}", "template", "", $"{(i % 2 == 0 ? "武汉" : "厦门")}今日空气质量指数{cases + 20}，主要污染物为臭氧");
    }

    private string Fill(string clause) => clause
        .Replace("{city}", Pick(Cities), StringComparison.Ordinal)
        .Replace("{name}", Pick(Names), StringComparison.Ordinal)
        .Replace("{day}", Pick(Days), StringComparison.Ordinal)
        .Replace("{n}", _random.Next(3, 900).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    private void Add(string story, string kind, string title, string text) =>
        _examples.Add(new StoryExample($"p{_examples.Count}", story, kind, title, text, Start.AddMinutes(_random.Next(2000))));
}
