using CcgcStream.Aggregator.Tests.Fakes;
using CcgcStream.Aggregator.Tests.Worlds;
using CcgcStream.Contracts.V1;
using CcgcStream.Index.Composite;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Methodology;
using CcgcStream.Index.Windows;
using CcgcStream.State.Cities.Reading;

namespace CcgcStream.Aggregator.Tests.Folding;

/// <summary>No city's score moves because of another city.</summary>
public sealed class IsolationTests
{
    private const int Posts = 24;
    private const int Days = 40;

    [Fact]
    public async Task A_city_a_thousand_times_larger_changes_no_other_citys_dimensions()
    {
        var records = new PieceMaker(31, cities: 6, days: Days).Records(Posts);
        var first = records.Min(TimeOf);
        var own = records.Count(record => record.Mention?.City == "city0");
        var flood = new PieceMaker(32, cities: 1, days: Days, prefix: "flood").Records(1000 * own, versions: false)
            .Where(record => TimeOf(record) >= first).ToList(); // Since when a generation has data at all is the one thing that cities share.
        Assert.All(flood.Where(record => record.Mention is not null), record => Assert.Equal("city0", record.Mention.City));

        var (calm, flooded) = (await ScoresAsync(await FoldRun.FoldAsync(records, 500)), await ScoresAsync(await FoldRun.FoldAsync([.. records, .. flood], 4096)));
        Assert.NotEqual(calm["city0"], flooded["city0"]);
        Assert.True(calm.Count > 3);
        Assert.All(calm.Where(city => city.Key != "city0"), city => Assert.Equal(city.Value, flooded[city.Key]));
    }

    private static long TimeOf(Enriched record) => record.Mention?.PublishedAtUs ?? record.Sweep.Posts[0].PublishedAtUs;

    /// <summary>Every value of every dimension in every window, as exact text.</summary>
    private static async Task<Dictionary<string, string>> ScoresAsync(MemoryStateStore store)
    {
        var reader = new CityStateReader(store, 1);
        var scores = new Dictionary<string, string>();
        foreach (var city in (await reader.CitiesAsync("test", default)).Keys)
        {
            var lines = new List<string>();
            foreach (var window in IndexWindow.All)
            {
                var input = await reader.WindowAsync("test", city, window, PieceMaker.StartUs + (Days * 86_400_000_000L), Slice.All, default);
                var score = CityScorer.Score(input, MethodologyReader.Default);
                lines.AddRange(score.Dimensions.Select(dimension => $"{window.Name} {dimension.Dimension} {dimension.Estimate}"));
            }

            scores.Add(city, string.Join('\n', lines));
        }

        return scores;
    }
}
