using System.Globalization;
using CcgcStream.Contracts.Posts;
using CcgcStream.Text;
using CcgcStream.Text.Cities;
using CcgcStream.Text.Models;
using CcgcStream.Text.Stories;

namespace CcgcStream.Benchmarks.Text;

/// <summary>
/// Posts a second of processor time, tag by tag and all together, over posts written for this project (eleven languages, half of them
/// about a city). The best of several rounds counts: other work on the machine only ever adds.
/// </summary>
internal static class TextSpeed
{
    private const int Rounds = 7;
    private const int PostsPerRound = 20_000;

    public static int Run(TextWriter output)
    {
        var posts = Enumerable.Range(0, PostsPerRound).Select(static i => BenchmarkPosts.Texts[i % BenchmarkPosts.Texts.Length] + " " + i).ToArray();
        var models = TextModels.LoadDefault();
        var tagger = Tagger.LoadDefault();
        output.WriteLine("step            posts/s   us/post  bytes/post");
        Measure(output, "cities", posts, static t => CityTagger.Default.Tag(t));
        Measure(output, "story sketch", posts, static t => StorySketcher.Sketch([], t));
        Measure(output, "language", posts, t => models.Language.Identify(t));
        Measure(output, "topics", posts, t => models.Topics.Classify(t, "en"));
        Measure(output, "sentiment", posts, t => models.Sentiment.Score(t, "en"));
        Measure(output, "all tags", posts, t => tagger.Tag(new Post { Id = "b", Text = t }));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"working set {Environment.WorkingSet / 1048576} MiB"));
        return 0;
    }

    private static void Measure(TextWriter output, string step, string[] posts, Action<string> tag)
    {
        var rate = ProcessorTime.BestRate(Rounds, posts.Length, () => Array.ForEach(posts, tag));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Array.ForEach(posts, tag);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step,-13} {rate,9:F0} {1e6 / rate,9:F2} {bytes / posts.Length,11}"));
    }
}
