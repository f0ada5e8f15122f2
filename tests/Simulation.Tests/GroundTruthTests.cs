using CcgcStream.Simulation.Profiles;
using CcgcStream.Simulation.Truth;

namespace CcgcStream.Simulation.Tests;

/// <summary>The truth of a run has the published shares; the tolerance is 0.2 points.</summary>
public class GroundTruthTests
{
    private const double Tolerance = 0.002;
    private static readonly Lazy<GroundTruth> Year2020 = new(() => new PostSimulator(SimulationProfiles.Ccgcii2020, 42, 200_000).GroundTruth());
    private static readonly Lazy<GroundTruth> Year2019 =
        new(() => new PostSimulator(SimulationProfiles.Ccgcii2019, 42, (long)(200_000 / SimulationProfiles.GrowthOver2019)).GroundTruth());

    [Fact]
    public void The_top_ten_of_2020_stand_in_the_published_order() => Assert.Equal(
        ["beijing", "wuhan", "shanghai", "guangzhou", "tianjin", "xiamen", "chengdu", "chongqing", "shenzhen", "dalian"],
        Year2020.Value.TopTen);

    [Fact]
    public void The_top_ten_hold_more_than_nine_tenths() => Assert.InRange(Year2020.Value.TopTenShare, 0.90, 0.935);

    [Fact]
    public void Positive_or_neutral_is_as_published_in_2020()
        => Assert.Equal(0.8643, Year2020.Value.PositiveOrNeutral, Tolerance);

    [Fact]
    public void Positive_or_neutral_is_as_published_in_2019()
        => Assert.Equal(0.7906, Year2019.Value.PositiveOrNeutral, 0.004); // A seventh of the pieces.

    [Fact]
    public void Social_and_media_are_as_published()
    {
        Assert.Equal(0.5528, Year2020.Value.Social, Tolerance);
        Assert.Equal(0.4472, Year2020.Value.Media, Tolerance);
    }

    [Fact]
    public void Topics_platforms_and_languages_are_as_the_profile_says()
    {
        var (profile, truth) = (SimulationProfiles.Ccgcii2020, Year2020.Value);

        Assert.All(profile.Topics, topic => Assert.Equal(topic.Share, truth.Topics[topic.Id], Tolerance));
        Assert.All(profile.Platforms, platform => Assert.Equal(platform.Share, truth.Platforms[platform.Source], Tolerance));
        Assert.All(
            profile.Languages.GroupBy(language => language.Code),
            language => Assert.Equal(language.Sum(l => l.Share), truth.Languages[language.Key], Tolerance));
    }

    [Fact]
    public void City_shares_are_as_the_profile_says() => Assert.All(
        SimulationProfiles.Ccgcii2020.Cities.Take(10),
        city => Assert.Equal(city.Share, Year2020.Value.Cities[city.Id], 0.004));

    [Fact]
    public void Shares_of_every_profile_sum_to_one() => Assert.All(SimulationProfiles.All, profile =>
    {
        Assert.Equal(1, profile.Cities.Sum(city => city.Share), 1e-9);
        Assert.Equal(1, profile.Platforms.Sum(platform => platform.Share), 1e-9);
        Assert.Equal(1, profile.Topics.Sum(topic => topic.Share), 1e-9);
        Assert.Equal(1, profile.Languages.Sum(language => language.Share), 1e-9);
    });

    [Fact]
    public void Every_city_of_the_catalogue_is_there() => Assert.Equal(100, Year2020.Value.Cities.Count);

    [Fact]
    public void The_truth_counted_from_the_posts_is_the_truth_of_the_run()
    {
        var simulator = new PostSimulator(SimulationProfiles.Ccgcii2020, 5, 2_000);
        var builder = new GroundTruthBuilder(SimulationProfiles.Ccgcii2020.Name, 5);
        foreach (var piece in simulator.All())
        {
            builder.Add(piece.Truth);
        }

        Assert.Equivalent(simulator.GroundTruth(), builder.Build());
    }
}
