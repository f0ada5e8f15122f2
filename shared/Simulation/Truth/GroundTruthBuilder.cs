using CcgcStream.Simulation.Labels;

namespace CcgcStream.Simulation.Truth;

/// <summary>Counts labels into a <see cref="GroundTruth"/>. Not thread-safe.</summary>
public sealed class GroundTruthBuilder(string profile, ulong seed)
{
    private readonly Dictionary<string, long> _cities = [];
    private readonly Dictionary<string, long> _negative = [];
    private readonly Dictionary<string, long> _platforms = [];
    private readonly Dictionary<string, long> _topics = [];
    private readonly Dictionary<string, long> _languages = [];
    private readonly Dictionary<string, long> _roles = [];
    private readonly long[] _moods = new long[3];
    private long _pieces;
    private long _effective;
    private long _social;
    private long _stories;

    /// <summary>Counts one piece.</summary>
    public void Add(in TruthLabel label)
    {
        _pieces++;
        Count(_roles, label.Role.ToString());
        if (!label.IsEffective)
        {
            return;
        }

        _effective++;
        _moods[(int)label.Mood]++;
        _social += label.Channel == "social" ? 1 : 0;
        _stories += label.Story == label.Index ? 1 : 0;
        Count(_cities, label.City);
        Count(_platforms, label.Source);
        Count(_topics, label.Topic);
        Count(_languages, label.Language);
        if (label.Mood == Mood.Negative)
        {
            Count(_negative, label.City);
        }
    }

    /// <summary>The figures so far.</summary>
    /// <exception cref="InvalidOperationException">No effective piece was counted.</exception>
    public GroundTruth Build()
    {
        if (_effective == 0)
        {
            throw new InvalidOperationException("A truth needs at least one piece about a city.");
        }

        var byVolume = _cities.OrderByDescending(city => city.Value).ThenBy(city => city.Key, StringComparer.Ordinal).Take(10).ToList();
        var negative = (double)_moods[(int)Mood.Negative] / _effective;
        return new(
            profile, seed, _pieces, _effective,
            1 - negative,
            (double)_moods[(int)Mood.Positive] / _effective,
            (double)_social / _effective,
            1 - ((double)_social / _effective),
            (double)byVolume.Sum(city => city.Value) / _effective,
            [.. byVolume.Select(city => city.Key)],
            Shares(_cities, _effective),
            _cities.Keys.Order(StringComparer.Ordinal).ToDictionary(id => id, id => (double)_negative.GetValueOrDefault(id) / _cities[id]),
            Shares(_platforms, _effective),
            Shares(_topics, _effective),
            Shares(_languages, _effective),
            Shares(_roles, _pieces),
            _stories);
    }

    private static void Count(Dictionary<string, long> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static Dictionary<string, double> Shares(Dictionary<string, long> counts, long total) => counts
        .OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal)
        .ToDictionary(entry => entry.Key, entry => (double)entry.Value / total);
}
