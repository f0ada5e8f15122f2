using System.Globalization;
using CcgcStream.Benchmarks.Text;
using CcgcStream.Index.Ranking;

namespace CcgcStream.Benchmarks.Ranking;

/// <summary>
/// Rank intervals and P(i above j) of 100 cities in five windows, beside the same draws written plainly: System.Random, one value at a time,
/// a sort for the ranks and a comparison of every pair. One core, best of several rounds.
/// </summary>
internal static class RankSpeed
{
    private const int Rounds = 15;
    private const int Windows = 5;

    public static int Run(TextWriter output)
    {
        var random = new Random(8);
        var cities = Enumerable.Range(0, 100).Select(at => City(random, "c" + at)).ToArray();
        foreach (var draws in new[] { 400, 1000 })
        {
            var ours = Milliseconds(() => RankSimulation.Run(cities, new RankOptions { Draws = draws }));
            var plain = Milliseconds(() => Plain(cities, draws));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{draws,6} draws x {Windows} windows: {ours,7:F1} ms, plainly {plain,7:F1} ms, ratio {plain / ours:F1}"));
        }

        return 0;
    }

    private static double Milliseconds(Action window) => 1000 / ProcessorTime.BestRate(Rounds, 1, () =>
    {
        for (var at = 0; at < Windows; at++)
        {
            window();
        }
    });

    private static RankEntry City(Random random, string id)
    {
        double[] Five(double from, double to) => [.. Enumerable.Range(0, 5).Select(_ => from + ((to - from) * random.NextDouble()))];
        return new(id, Five(20, 80), Five(1, 6), Five(0, 1), new bool[5]);
    }

    private static int Plain(RankEntry[] cities, int draws)
    {
        var random = new Random(1);
        var values = new double[cities.Length];
        var above = new int[cities.Length, cities.Length];
        var ranks = new int[cities.Length, cities.Length];
        for (var draw = 0; draw < draws; draw++)
        {
            var (geometric, prior) = (random.Next(2) == 0, 0.4 * Normal(random));
            for (var city = 0; city < cities.Length; city++)
            {
                var sum = 0.0;
                for (var dimension = 0; dimension < 5; dimension++)
                {
                    var value = Math.Clamp(cities[city].Scores[dimension] + (cities[city].Sds[dimension] * Normal(random)) + (cities[city].Pulls[dimension] * prior), 0, 100);
                    sum += 0.2 * (geometric ? Math.Log(value + 1) : value);
                }

                values[city] = sum;
            }

            var order = Enumerable.Range(0, cities.Length).OrderByDescending(city => values[city]).ToArray();
            for (var rank = 0; rank < order.Length; rank++)
            {
                ranks[order[rank], rank]++;
                for (var other = 0; other < order.Length; other++)
                {
                    above[rank, other] += values[rank] > values[other] ? 1 : 0;
                }
            }
        }

        return ranks[0, 0] + above[0, 1];
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
