using CcgcStream.Simulation.Profiles;

namespace CcgcStream.Simulation.Timing;

/// <summary>Finds the bases under which a period with these events has the profile's shares: iterative proportional fitting and bisection.</summary>
internal sealed class MixCalibration
{
    private const int Rounds = 40;
    private readonly SimulationProfile _profile;
    private readonly EventOdds _events;
    private readonly double[] _city;
    private readonly double[] _topic;
    private readonly double[] _weight;

    public MixCalibration(SimulationProfile profile, EventOdds events)
    {
        _profile = profile;
        _events = events;
        _city = [.. profile.Cities.Select(city => city.Share)];
        _topic = [.. profile.Topics.Select(topic => topic.Share)];
        Volume = new double[events.Days];
        _weight = new double[events.Days * _city.Length];
        FitCities();
        FitTopics();
        Negative = FitNegative();
    }

    /// <summary>Relative volume of each day.</summary>
    public double[] Volume { get; }

    /// <summary>Probability of a negative piece by day, city and topic, among pieces free to have a mood.</summary>
    public double[] Negative { get; }

    public ReadOnlySpan<double> CityShares(int day) => _weight.AsSpan(day * _city.Length, _city.Length);

    public double[] TopicShares(int day, int city)
    {
        var shares = new double[_topic.Length];
        for (var topic = 0; topic < shares.Length; topic++)
        {
            shares[topic] = _topic[topic] * _events.Topic(day, city, topic);
        }

        var total = shares.Sum();
        return Array.ConvertAll(shares, share => share / total);
    }

    /// <summary>An unboosted city keeps its daily pieces while another's event adds to the day.</summary>
    private void FitCities()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var sums = new double[_city.Length];
            for (var i = 0; i < _weight.Length; i++)
            {
                var city = i % _city.Length;
                _weight[i] = _city[city] * _events.Volume(i / _city.Length, city);
                sums[city] += _weight[i];
            }

            var total = sums.Sum();
            for (var city = 0; city < _city.Length; city++)
            {
                _city[city] *= _profile.Cities[city].Share * total / sums[city];
            }
        }

        for (var day = 0; day < Volume.Length; day++)
        {
            foreach (var share in CityShares(day))
            {
                Volume[day] += share;
            }
        }
    }

    private void FitTopics()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var sums = new double[_topic.Length];
            for (var i = 0; i < _weight.Length; i++)
            {
                var shares = TopicShares(i / _city.Length, i % _city.Length);
                for (var topic = 0; topic < shares.Length; topic++)
                {
                    sums[topic] += _weight[i] * shares[topic];
                }
            }

            var total = sums.Sum();
            for (var topic = 0; topic < _topic.Length; topic++)
            {
                _topic[topic] *= _profile.Topics[topic].Share * total / sums[topic];
            }
        }
    }

    private double[] FitNegative()
    {
        var odds = new double[_weight.Length * _topic.Length];
        var mass = new double[odds.Length];
        for (var i = 0; i < _weight.Length; i++)
        {
            int day = i / _city.Length, city = i % _city.Length;
            var shares = TopicShares(day, city);
            for (var topic = 0; topic < shares.Length; topic++)
            {
                mass[(i * shares.Length) + topic] = _weight[i] * shares[topic];
                odds[(i * shares.Length) + topic] =
                    _profile.Cities[city].NegativeOdds * _profile.Topics[topic].NegativeOdds * _events.Negative(day, city);
            }
        }

        var target = (1 - _profile.PositiveOrNeutral) / FreePieces.Share(_profile) * mass.Sum();
        var (low, high) = (1e-4, 1e3);
        for (var round = 0; round < Rounds; round++)
        {
            var middle = Math.Sqrt(low * high);
            var sum = 0.0;
            for (var i = 0; i < odds.Length; i++)
            {
                sum += mass[i] * (middle * odds[i] / (1 + (middle * odds[i])));
            }

            (low, high) = sum < target ? (middle, high) : (low, middle);
        }

        return Array.ConvertAll(odds, value => low * value / (1 + (low * value)));
    }
}
