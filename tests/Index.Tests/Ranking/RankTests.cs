using CcgcStream.Index.Ranking;

namespace CcgcStream.Index.Tests.Ranking;

public sealed class RankTests
{
    [Fact]
    public void A_clear_leader_is_first_and_equals_share_their_ranks()
    {
        RankEntry[] cities = [City("low", 30, 2), City("high", 80, 2), City("twin", 50, 3), City("other", 50, 3)];
        var result = RankSimulation.Run(cities, new RankOptions());
        Assert.Equal((1, 1, 1), Ranks(result, 1));
        Assert.Equal((4, 4, 4), Ranks(result, 0));
        Assert.Equal(2, result.Cities[2].Lo90);
        Assert.Equal(3, result.Cities[2].Hi90);
        Assert.Equal(1, result.ProbabilityAbove("high", "low"), 3);
        Assert.InRange(result.ProbabilityAbove("twin", "other"), 0.4, 0.6);
        Assert.Equal(0, result.ProbabilityAbove("twin", "twin"));
    }

    [Fact]
    public void The_same_seed_gives_the_same_result_and_another_seed_a_close_one()
    {
        var cities = Hundred();
        var (one, again) = (RankSimulation.Run(cities, new RankOptions()), RankSimulation.Run(cities, new RankOptions()));
        Assert.Equal(one.Cities, again.Cities);
        var other = RankSimulation.Run(cities, new RankOptions { Seed = 5 });
        Assert.All(one.Cities.Zip(other.Cities), pair => Assert.InRange(pair.First.Median - pair.Second.Median, -4, 4));
    }

    [Fact]
    public void A_thousand_draws_put_the_ends_where_a_hundred_thousand_do()
    {
        var cities = Hundred();
        var (usual, many) = (RankSimulation.Run(cities, new RankOptions()), RankSimulation.Run(cities, new RankOptions { Draws = 100_000, Seed = 77 }));
        var apart = usual.Cities.Zip(many.Cities).SelectMany(pair => new[] { Math.Abs(pair.First.Lo90 - pair.Second.Lo90), Math.Abs(pair.First.Hi90 - pair.Second.Hi90) }).ToArray();
        TestContext.Current.TestOutputHelper?.WriteLine($"ends apart: mean {apart.Average():F2} ranks, most {apart.Max()}");
        Assert.True(apart.Average() < 1, $"{apart.Average():F2} ranks on average");
        Assert.InRange(apart.Max(), 0, 4);
    }

    [Fact]
    public void Draws_have_the_moments_of_their_distributions()
    {
        var random = new DrawSource(3);
        double sum = 0, squares = 0, gamma = 0;
        const int n = 40_000;
        for (var at = 0; at < n; at++)
        {
            var normal = random.Normals()[at % 8];
            sum += normal;
            squares += normal * normal;
            gamma += random.Gamma(2.5);
        }

        Assert.Equal(0, sum / n, 0.03);
        Assert.Equal(1, squares / n, 0.04);
        Assert.Equal(2.5, gamma / n, 0.05);
    }

    [Fact]
    public void A_hundred_cities_in_five_windows_take_less_than_100_ms_on_one_core()
    {
        var cities = Hundred();
        RankSimulation.Run(cities, new RankOptions()); // Compiled before the clock starts.
        var best = double.MaxValue;
        // The runtime compiles the hot loops anew in the background, later the busier the machine is: the best of many counts.
        for (var attempt = 0; attempt < 40 && (attempt < 5 || best >= Allowed); attempt++)
        {
            var start = ThreadClock.Milliseconds();
            for (var window = 0; window < 5; window++)
            {
                RankSimulation.Run(cities, new RankOptions { Seed = (ulong)window });
            }

            best = Math.Min(best, ThreadClock.Milliseconds() - start);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"100 cities x 5 windows x 1,000 draws: {best:F1} ms");
        Assert.True(best < Allowed, $"{best:F1} ms");
    }

    // An unoptimised build proves nothing about speed; it only must not be absurd.
#if DEBUG
    private const double Allowed = 2000;
#else
    private const double Allowed = 100;
#endif

    private static RankEntry[] Hundred()
    {
        var random = new Random(8);
        return [.. Enumerable.Range(0, 100).Select(at => City("c" + at, 20 + (random.NextDouble() * 60), 1 + (random.NextDouble() * 5)))];
    }

    private static RankEntry City(string id, double score, double sd) =>
        new(id, [score, score, score, score, score], [sd, sd, sd, sd, sd], new double[5], new bool[5]);

    private static (int, int, int) Ranks(RankSimulationResult result, int at) => (result.Cities[at].Median, result.Cities[at].Lo90, result.Cities[at].Hi90);
}
