using System.Diagnostics;
using System.Globalization;
using CcgcStream.Index.Reporting;
using CcgcStream.Reporting;
using CcgcStream.Reporting.Markdown;
using CcgcStream.Simulation;
using CcgcStream.Simulation.Profiles;
using CcgcStream.Simulation.Truth;
using CcgcStream.Text;

namespace CcgcStream.Aggregator.Tests.Year;

/// <summary>The published year, simulated and counted with the real tagger: what the report recovers of it. CCGC_YEAR_PIECES sets the size.</summary>
public sealed class YearTests
{
    /// <summary>The published order.</summary>
    private static readonly string[] TopTen =
        ["beijing", "wuhan", "shanghai", "guangzhou", "tianjin", "xiamen", "chengdu", "chongqing", "shenzhen", "dalian"];

    private const ulong Seed = 1;
    private const double Allowed = 0.015;

    private static long Pieces => long.TryParse(Environment.GetEnvironmentVariable("CCGC_YEAR_PIECES"), CultureInfo.InvariantCulture, out var set) ? set : 30_000;

    [Fact]
    public async Task The_report_over_the_simulated_2020_recovers_the_published_order_and_shares()
    {
        var ct = TestContext.Current.CancellationToken;
        var directory = Directory.CreateTempSubdirectory("ccgc-year-").FullName;
        try
        {
            var document = await RunAsync(directory, ct);
            TestContext.Current.TestOutputHelper?.WriteLine(MarkdownReport.Render(document));
            Assert.True(document.Period.Simulated);

            // By mentions the order is the profile's. By composite neighbours lie within a point of each other, so that a small run may swap two.
            Assert.Equal(TopTen, document.Period.Ranking.OrderByDescending(city => city.Mentions).Take(10).Select(city => city.City));
            var places = Pieces >= 200_000 ? 0 : 1;
            Assert.All(document.Period.Ranking.Take(10), city => Assert.InRange(Math.Abs(Array.IndexOf(TopTen, city.City) - (city.Rank - 1)), 0, places));
            // Tone and topics as tagged are the tagger's word; what is claimed is the shares corrected by labelled pieces of another seed.
            Assert.Equal(SimulationProfiles.GrowthOver2019, document.Period.Ratio!.Value, 0.1);
            var far = document.Truth.Where(row => !row.Name.Contains("as tagged", StringComparison.Ordinal) && Math.Abs(row.Recovered - row.True) > Allowed + Sampling(row)).ToArray();
            Assert.True(far.Length == 0, string.Join("; ", far.Select(row => $"{row.Name}: {row.Recovered:P2} for {row.True:P2}")));

            // A report of 2019 is held against the truth of 2019, though the file of truths goes on.
            GroundTruth[] truths = [.. SimulationProfiles.All.Where(profile => profile.Year is not null).OrderBy(profile => profile.Year)
                .Select(profile => new PostSimulator(profile, Seed, 1_000).GroundTruth())];
            Assert.Equal(truths[0].Social, TruthRows.Of(new ReportDocument { Period = document.Previous! }, truths).Single(row => row.Name == "Social media").True);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    // The tone table is measured on a sample and so, in a small run, is the share itself: three standard errors of the corrected share.
    private static double Sampling(TruthComparison row) =>
        row.Name.StartsWith("Positive", StringComparison.Ordinal) ? 3 * Math.Sqrt(0.14 * 0.86 / Math.Min(Pieces / 7.9, 20_000)) : 0;

    private static async Task<ReportDocument> RunAsync(string directory, CancellationToken ct)
    {
        var tagger = Tagger.LoadDefault();
        PostSimulator[] years =
        [
            new(SimulationProfiles.Ccgcii2019, Seed, (long)(Pieces / SimulationProfiles.GrowthOver2019)), new(SimulationProfiles.Ccgcii2020, Seed, Pieces),
        ];
        await using var run = new YearRun(directory);
        var watch = Stopwatch.StartNew();
        var every = Math.Max(100_000, Pieces / 50 / 1000 * 1000);
        await run.CountAsync(years, tagger, done => Say(done % every == 0 ? $"{done} pieces in {watch.Elapsed.TotalSeconds:F0} s" : null), ct);
        Say($"all in {watch.Elapsed.TotalSeconds:F0} s, {years.Sum(year => year.Pieces) / watch.Elapsed.TotalSeconds:F0} pieces/s");
        var sample = new PostSimulator(SimulationProfiles.Ccgcii2020, Seed + 1_000_003, Math.Clamp(Pieces / 10, 20_000, 100_000));
        var document = new ReportDocument { Period = await run.ReportAsync(2020, ct), Previous = await run.ReportAsync(2019, ct) };
        document = document.WithTone(ToneLabels.Of(sample, tagger));
        return document with { Truth = TruthRows.Of(document, [.. years.Select(year => year.GroundTruth())]) };

        static void Say(string? text)
        {
            if (text is not null)
            {
                TestContext.Current.SendDiagnosticMessage(text);
            }
        }
    }
}
