using System.Text.Json;
using CcgcStream.Quality.Data;

namespace CcgcStream.Quality.Cities;

/// <summary>One labelled text.</summary>
/// <param name="Required">Cities that must be found.</param>
/// <param name="Allowed">Cities that are neither required nor punished.</param>
internal sealed record CityGoldRow(string Language, string Text, IReadOnlySet<string> Required, IReadOnlySet<string> Allowed);

/// <summary>The sets labelled with cities: what they are called and how their rows are read.</summary>
internal static class CityGold
{
    /// <summary>The development sets, by name and path under the data folder.</summary>
    public static readonly (string Name, string Path)[] Sets =
    [
        ("gold English (dev)", "gold/real_en/dev/dev.jsonl"),
        ("authored, 21 languages, hard (dev)", "gold/authored/dev/dev.jsonl"),
        ("NER sentences, 54 varieties (dev)", "city/ner_mentions/dev/dev.jsonl"),
        ("news articles, mostly none (dev)", "city/geoparsing/dev/articles.jsonl"),
    ];

    public static IReadOnlyList<CityGoldRow> Read(SharedData data, string path) => [.. data.Read(path).Select(static r => Of(r))];

    /// <summary>
    /// Sentences of our own in 22 languages, a third of them hard negatives. They were scored before any rule was changed for them
    /// (25 November 2026: F1 0.989); a rule that looks at them makes the figure worthless.
    /// </summary>
    public static IReadOnlyList<CityGoldRow> Blind() =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cities", "blind.tsv")).Where(static l => !l.StartsWith("# ", StringComparison.Ordinal))
            .Select(static l => l.Split('\t')).Select(static c => new CityGoldRow(c[0], c[3], Ids(c[1]), Ids(c[2])))];

    private static CityGoldRow Of(Row row)
    {
        var required = row.Json.TryGetProperty("cities", out var cities) ? cities : row.Json.GetProperty("label");
        var allowed = row.Json.TryGetProperty("cities_allowed", out var a) || row.Json.TryGetProperty("allowed", out a) ? Ids(a) : [];
        return new CityGoldRow(row.Language.Length == 0 ? "en" : row.Language, row.Text, Ids(required), allowed);
    }

    private static HashSet<string> Ids(string list) => [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries)];

    private static HashSet<string> Ids(JsonElement list) => [.. list.EnumerateArray().Select(static e => e.GetString()!)];
}
