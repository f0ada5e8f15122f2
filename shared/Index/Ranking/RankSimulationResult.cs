namespace CcgcStream.Index.Ranking;

/// <summary>What the draws gave.</summary>
public sealed class RankSimulationResult
{
    private readonly int _draws;
    private readonly int[] _above;
    private readonly int _stride;
    private readonly Dictionary<string, int> _positions;

    internal RankSimulationResult(IReadOnlyList<RankEntry> cities, int draws, int[] ranks, int[] above, int stride)
    {
        (_draws, _above, _stride) = (draws, above, stride);
        _positions = cities.Select((city, at) => (city.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at, StringComparer.Ordinal);
        Cities = [.. cities.Select((city, at) => Interval(city.Id, ranks.AsSpan(at * (cities.Count + 1), cities.Count + 1)))];
    }

    /// <summary>Rank intervals in the order the cities were given.</summary>
    public IReadOnlyList<RankInterval> Cities { get; }

    /// <summary>Probability that one city stands above another, 0..1.</summary>
    /// <exception cref="KeyNotFoundException">One of them took no part.</exception>
    public double ProbabilityAbove(string city, string other) => (double)_above[(_positions[city] * _stride) + _positions[other]] / _draws;

    private RankInterval Interval(string id, ReadOnlySpan<int> ranks) =>
        new(id, Percentile(ranks, 0.5), Percentile(ranks, 0.05), Percentile(ranks, 0.95));

    private int Percentile(ReadOnlySpan<int> ranks, double share)
    {
        var wanted = Math.Max(1, (int)Math.Ceiling(share * _draws));
        var seen = 0;
        for (var rank = 1; rank < ranks.Length; rank++)
        {
            seen += ranks[rank];
            if (seen >= wanted)
            {
                return rank;
            }
        }

        return ranks.Length - 1;
    }
}
