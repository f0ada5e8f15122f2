using CcgcStream.Contracts.Posts;

namespace CcgcStream.Text.Tests.Hostile;

/// <summary>Any text gets tags that keep their promises. 200,000 texts by default, 10 million with CCGC_TEST_ALL=1.</summary>
public sealed class TaggerFuzzTests
{
    private const int DefaultRuns = 200_000;
    private const int AllRuns = 10_000_000;
    private static readonly Tagger Tagger = Tagger.LoadDefault();

    private static readonly string[] Corpus =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cities", "golden.tsv")).Skip(1).Select(static l => l.Split('\t')[3])];

    [Fact]
    public void No_text_breaks_a_promise()
    {
        var all = Environment.GetEnvironmentVariable("CCGC_TEST_ALL") == "1";
        const int Lanes = 8;
        var perLane = (all ? AllRuns : DefaultRuns) / Lanes;
        Parallel.For(0, Lanes, new ParallelOptions { MaxDegreeOfParallelism = 2 }, lane =>
        {
            var mutator = new TextMutator(lane, Corpus);
            for (var i = 0; i < perLane; i++)
            {
                Check(lane, i, mutator.Next(), i % 5 == 0 ? mutator.Next() : "");
            }
        });
    }

    private static void Check(int lane, int number, string text, string title)
    {
        try
        {
            var result = Tagger.Tag(new Post { Id = "f", Text = text, Title = title, Hashtags = number % 7 == 0 ? [title] : [] });
            var cities = result.Tags.Cities;
            var length = (title.Length == 0 ? 0 : title.Length + 1) + text.Length;
            Assert.True(cities.Sum(static c => c.Share) <= 1 + 1e-9);
            Assert.All(cities, c => Assert.InRange(c.Confidence, 0, 1));
            Assert.All(cities, c => Assert.True(c.Span[0] >= 0 && c.Span[0] <= c.Span[1] && c.Span[1] <= length));
            Assert.Equal(cities.Count, cities.Select(static c => c.Id).Distinct().Count());
            var mood = result.Tags.Sentiment;
            Assert.InRange(mood.Positive + mood.Neutral + mood.Negative, 0.98, 1.02);
        }
        catch (Exception e)
        {
            var units = string.Concat(text.Select(static c => $"\\u{(int)c:X4}"));
            throw new InvalidOperationException($"Lane {lane}, text {number}, title '{title}', text {units}", e);
        }
    }
}
