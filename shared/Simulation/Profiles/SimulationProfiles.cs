namespace CcgcStream.Simulation.Profiles;

/// <summary>The profiles that <c>ccgc simulate</c> knows.</summary>
/// <remarks>
/// Published figures (METHODOLOGY section 9) fix the order of the top ten, their joint share, the channels, and the positive-or-neutral
/// shares of both years. Single city, platform and topic shares were not published: those are ours, chosen to agree with what was.
/// </remarks>
public static class SimulationProfiles
{
    /// <summary>Pieces of 2020 for each piece of 2019: "nearly seven times".</summary>
    public const double GrowthOver2019 = 6.9;

    /// <summary>2020: positive or neutral 86.43 %, social 55.28 %.</summary>
    public static SimulationProfile Ccgcii2020 { get; } = new()
    {
        Name = "ccgcii-2020",
        Year = 2020,
        PositiveOrNeutral = 0.8643,
        Platforms = PlatformMix.Of2020,
        Cities = CityMix.Of2020,
        Topics = TopicMix.Of2020,
        Languages = LanguageMix.All,
        Events = Events2020.All,
    };

    /// <summary>2019: positive or neutral 79.06 %.</summary>
    public static SimulationProfile Ccgcii2019 { get; } = new()
    {
        Name = "ccgcii-2019",
        Year = 2019,
        PositiveOrNeutral = 0.7906,
        Platforms = PlatformMix.Of2019,
        Cities = CityMix.Of2019,
        Topics = TopicMix.Of2019,
        Languages = LanguageMix.All,
        Events = Events2019.All,
    };

    /// <summary>An endless stream shaped like 2020 without its events, for demonstrations.</summary>
    public static SimulationProfile Live { get; } = Ccgcii2020 with { Name = "live", Year = null, Events = [] };

    public static IReadOnlyList<SimulationProfile> All { get; } = [Ccgcii2020, Ccgcii2019, Live];

    /// <summary>The profile of that name, or null.</summary>
    public static SimulationProfile? Find(string name)
        => All.FirstOrDefault(profile => string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase));
}
