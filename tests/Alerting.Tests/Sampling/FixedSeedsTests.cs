using System.Text.RegularExpressions;
using CcgcStream.Sampling;
using CsCheck;

namespace CcgcStream.Alerting.Tests.Sampling;

/// <summary>What every suite's property-based tests rely on.</summary>
public partial class FixedSeedsTests
{
    [Fact]
    public void Every_sample_is_the_same_in_each_run()
    {
        Assert.SkipWhen(FixedSeeds.Free, "samples are free in this run");
        var first = Draw();
        Assert.InRange(first.Distinct().Count(), 80, 100);
        Assert.Equal(first, Draw());
    }

    [Fact]
    public void A_failure_names_the_seed_that_shows_it_again()
    {
        var failure = Assert.Throws<CsCheckException>(() => Gen.Int[0, 99].SampleFixed(n => n < 50));
        var seed = Seed().Match(failure.Message).Groups[1].Value;
        Assert.NotEmpty(seed);
        var seen = new List<int>();
        Gen.Int[0, 99].Sample(n => seen.Add(n), seed: seed, iter: 1, threads: 1);
        Assert.InRange(seen[0], 50, 99);
    }

    private static List<int> Draw()
    {
        var drawn = new List<int>();
        Gen.Int.SampleFixed(n => drawn.Add(n));
        return drawn;
    }

    [GeneratedRegex("seed: \"([^\"]+)\"", RegexOptions.IgnoreCase)]
    private static partial Regex Seed();
}
