using CcgcStream.Alerting.Backtesting.Simulation;

namespace CcgcStream.Alerting.Scores;

/// <summary>Rank of each city and its 90 % interval, by seeded draws from the posteriors.</summary>
internal static class RankIntervals
{
    private const int Draws = 400;
    private const int Seed = 20_260_301;

    /// <summary>By city: rank from 1, and the 5th and 95th hundredth of it.</summary>
    public static Dictionary<string, (int Rank, int Low, int High)> Of(ScoreSnapshot snapshot)
    {
        var cities = snapshot.Cities.Keys.Where(c => snapshot.Of(c, "composite") is not null).Order(StringComparer.Ordinal).ToArray();
        var readings = Array.ConvertAll(cities, c => snapshot.Of(c, "composite")!.Value);
        var random = new Random(Seed);
        var ranks = new int[cities.Length][];
        ranks = Array.ConvertAll(ranks, _ => new int[Draws]);
        for (var d = 0; d < Draws; d++)
        {
            var drawn = Array.ConvertAll(readings, r => -(r.Score + (r.Sd * random.Normal())));
            Place(drawn, (city, rank) => ranks[city][d] = rank);
        }

        var result = new Dictionary<string, (int, int, int)>(StringComparer.Ordinal);
        Place(Array.ConvertAll(readings, r => -r.Score), (city, rank) =>
        {
            Array.Sort(ranks[city]);
            result[cities[city]] = (rank, ranks[city][Draws / 20], ranks[city][Draws - 1 - (Draws / 20)]);
        });
        return result;
    }

    private static void Place(double[] keys, Action<int, int> place)
    {
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort(keys, order);
        for (var i = 0; i < order.Length; i++)
        {
            place(order[i], i + 1);
        }
    }
}
