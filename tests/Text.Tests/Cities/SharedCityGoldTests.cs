using CcgcStream.Quality.Cities;
using CcgcStream.Quality.Data;

namespace CcgcStream.Text.Tests.Cities;

/// <summary>Floors on the labelled development sets beside the repository.</summary>
public sealed class SharedCityGoldTests
{
    [Theory]
    [InlineData("gold/real_en/dev/dev.jsonl", 0.97)]
    [InlineData("gold/authored/dev/dev.jsonl", 0.95)]
    [InlineData("city/ner_mentions/dev/dev.jsonl", 0.97)]
    [InlineData("city/geoparsing/dev/articles.jsonl", 0.85)]
    public void F1_stays_above_its_floor(string path, double floor)
    {
        var data = SharedData.Find();
        Assert.SkipWhen(data is null, "../shared/data is not beside the repository: city F1 was NOT measured.");
        var sum = CityGold.Read(data, path).Select(CityScore.Of).Aggregate(static (a, b) => a + b);
        Assert.True(sum.F1 >= floor, $"{path}: F1 {sum.F1:F4}, right {sum.Right}, wrong {sum.Wrong}, missed {sum.Missed}");
    }

    [Fact]
    public void Articles_about_other_places_stay_without_cities()
    {
        var data = SharedData.Find();
        Assert.SkipWhen(data is null, "../shared/data is not beside the repository: false positives were NOT measured.");
        var rows = CityGold.Read(data, "city/geoparsing/dev/articles.jsonl");
        Assert.InRange(rows.Sum(static r => CityScore.Of(r).Wrong), 0, 2);
    }
}
