using System.Globalization;
using System.Text.Json;
using CcgcStream.Servers;

namespace CcgcStream.System.Tests.Replay;

/// <summary>
/// Pieces per city, counted without the pipeline: <c>ccgc enrich</c> tags the files, and this keeps the last version of each id and the
/// window. Nothing of the aggregator's, the index's or the store's code is used.
/// </summary>
internal sealed class IndependentCount
{
    private readonly Dictionary<string, (DateTimeOffset Seen, DateTimeOffset Published, string[] Cities)> _last = new(StringComparer.Ordinal);

    /// <summary>Takes the posts of a file.</summary>
    public async Task AddAsync(string file)
    {
        var enriched = await Ccgc.RunAsync(["enrich", "--in", file, "--map", "corpus"]);
        Assert.True(enriched.ExitCode == 0, enriched.Errors);
        foreach (var line in enriched.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var post = JsonDocument.Parse(line);
            var published = Time(post.RootElement, "publishedAt");
            var seen = post.RootElement.TryGetProperty("collectedAt", out _) ? Time(post.RootElement, "collectedAt") : published;
            var id = post.RootElement.GetProperty("id").GetString()!;
            if (!_last.TryGetValue(id, out var before) || before.Seen < seen)
            {
                _last[id] = (seen, published, Cities(post.RootElement));
            }
        }
    }

    /// <summary>Pieces per city with from &lt;= publishedAt &lt; to.</summary>
    public SortedDictionary<string, long> Within(DateTimeOffset from, DateTimeOffset to)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var city in _last.Values.Where(p => p.Published >= from && p.Published < to).SelectMany(p => p.Cities))
        {
            counts[city] = counts.GetValueOrDefault(city) + 1;
        }

        return counts;
    }

    private static string[] Cities(JsonElement post) =>
        post.TryGetProperty("deleted", out var deleted) && deleted.GetBoolean() ? []
        : [.. post.GetProperty("tags").GetProperty("cities").EnumerateArray().Select(c => c.GetProperty("id").GetString()!)];

    private static DateTimeOffset Time(JsonElement post, string name) =>
        DateTimeOffset.Parse(post.GetProperty(name).GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
