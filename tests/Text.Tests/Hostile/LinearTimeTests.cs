using System.Diagnostics;
using CcgcStream.Contracts.Posts;
using CcgcStream.Text.Cities;
using CcgcStream.Text.Stories;

namespace CcgcStream.Text.Tests.Hostile;

/// <summary>Ten megabytes of anything cost ten times one megabyte, not a hundred times, and nothing throws.</summary>
public sealed class LinearTimeTests
{
    private const int Small = 1 << 19;
    private const int Factor = 8;

    public static TheoryData<string> Units() =>
    [
        "a", "Wuhan", "Canton ", "上海", "中山", "ب", "한국지난", "#Wuhan", "@wuhan", "@a", "http://", "https://x ", "\uD800", "\u0301", "\u200B", "\u202E",
        "<b><i>", "'s", " \n", "上", "Xi'an ", "Taizhou ", "กรุง", "1,", "#", "नई", "ー",
    ];

    [Theory]
    [MemberData(nameof(Units))]
    public void Time_grows_with_the_text(string unit)
    {
        var (few, many) = (Repeat(unit, Small), Repeat(unit, Small * Factor));
        Cost(few);
        var ratio = double.MaxValue;
        for (var attempt = 0; attempt < 4 && ratio > 3 * Factor; attempt++)
        {
            ratio = Math.Min(ratio, Cost(many) / Math.Max(1, Cost(few)));
        }

        // A quadratic step would show as 64.
        Assert.True(ratio <= 3 * Factor, $"{Factor} times the text took {ratio:F1} times as long");
    }

    [Fact]
    public void Ten_megabytes_are_tagged_whole()
    {
        var text = Repeat("Wuhan \uD800\u202Ez\u0301\u0302 <b>#Canton 上海拔", 10_000_000);
        var tags = Tagger.LoadDefault().Tag(new Post { Id = "x", Text = text }).Tags;
        Assert.Contains(tags.Cities, static c => c.Id == "wuhan");
    }

    private static double Cost(string text)
    {
        var watch = Stopwatch.StartNew();
        CityTagger.Default.Tag(text);
        StorySketcher.Sketch([], text);
        return watch.Elapsed.TotalMicroseconds;
    }

    private static string Repeat(string unit, int length) => string.Create(length, unit, static (span, u) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = u[i % u.Length];
        }
    });
}
