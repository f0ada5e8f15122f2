using CcgcStream.Simulation.Profiles;

namespace CcgcStream.Simulation.Timing;

/// <summary>Factors of the events on every day, city and topic, before calibration.</summary>
internal sealed class EventOdds
{
    private readonly double[] _volume;
    private readonly double[] _topic;
    private readonly double[] _negative;
    private readonly int _cities;
    private readonly int _topics;

    public EventOdds(SimulationProfile profile)
    {
        Days = profile.Year is { } year && profile.Events.Count > 0 ? (DateTime.IsLeapYear(year) ? 366 : 365) : 1;
        _cities = profile.Cities.Count;
        _topics = profile.Topics.Count;
        _volume = Ones(Days * _cities);
        _negative = Ones(Days * _cities);
        _topic = Ones(Days * _cities * _topics);
        foreach (var happening in profile.Events)
        {
            Apply(happening, profile);
        }
    }

    public int Days { get; }

    public double Volume(int day, int city) => _volume[(day * _cities) + city];

    public double Negative(int day, int city) => _negative[(day * _cities) + city];

    public double Topic(int day, int city, int topic) => _topic[(((day * _cities) + city) * _topics) + topic];

    private static double[] Ones(int length)
    {
        var ones = new double[length];
        Array.Fill(ones, 1);
        return ones;
    }

    private void Apply(CalendarEvent happening, SimulationProfile profile)
    {
        var first = new DateOnly(profile.Year!.Value, 1, 1);
        var topic = profile.Topics.Select(target => target.Id).ToList().IndexOf(happening.Topic);
        for (var day = happening.Start.DayNumber - first.DayNumber; day < Days && happening.Strength(first.AddDays(day)) > 0; day++)
        {
            var strength = happening.Strength(first.AddDays(day));
            for (var city = 0; city < _cities; city++)
            {
                if (happening.City.Length > 0 && happening.City != profile.Cities[city].Id)
                {
                    continue;
                }

                var at = (day * _cities) + city;
                _volume[at] *= 1 + ((happening.Boost - 1) * strength);
                _negative[at] *= Math.Pow(happening.NegativeOdds, strength);
                _topic[(at * _topics) + topic] *= Math.Pow(happening.TopicBoost, strength);
            }
        }
    }
}
