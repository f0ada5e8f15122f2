using CcgcStream.Simulation.Draws;
using CcgcStream.Simulation.Profiles;

namespace CcgcStream.Simulation.Timing;

/// <summary>
/// For every day: which cities, for every day and city: which topics, for each of those: how likely a negative piece is.
/// Events bend single days; <see cref="MixCalibration"/> sets the bases so that the whole period has the shares of the profile.
/// </summary>
internal sealed class DailyMix
{
    private readonly int _cities;
    private readonly int _topics;
    private readonly float[] _cityUpTo;
    private readonly float[] _topicUpTo;
    private readonly float[] _negative;
    private readonly double[] _volume;

    public DailyMix(SimulationProfile profile)
    {
        var odds = new EventOdds(profile);
        var calibrated = new MixCalibration(profile, odds);
        Days = odds.Days;
        _cities = profile.Cities.Count;
        _topics = profile.Topics.Count;
        _volume = calibrated.Volume;
        _cityUpTo = new float[Days * _cities];
        _topicUpTo = new float[Days * _cities * _topics];
        _negative = Array.ConvertAll(calibrated.Negative, value => (float)value);
        for (var day = 0; day < Days; day++)
        {
            Cumulative.Fill(calibrated.CityShares(day), _cityUpTo.AsSpan(day * _cities, _cities));
            for (var city = 0; city < _cities; city++)
            {
                Cumulative.Fill(calibrated.TopicShares(day, city), _topicUpTo.AsSpan(((day * _cities) + city) * _topics, _topics));
            }
        }
    }

    public int Days { get; }

    /// <summary>Relative volume of the day, before weekdays.</summary>
    public double Volume(int day) => _volume[day];

    public int City(int day, double unit) => Cumulative.Pick(_cityUpTo.AsSpan(day * _cities, _cities), unit);

    public int Topic(int day, int city, double unit) => Cumulative.Pick(_topicUpTo.AsSpan(((day * _cities) + city) * _topics, _topics), unit);

    public double Negative(int day, int city, int topic) => _negative[(((day * _cities) + city) * _topics) + topic];
}
