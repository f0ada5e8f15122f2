namespace CcgcStream.Simulation.Profiles;

/// <summary>Platforms: social 55.28 % and media 44.72 % as published for 2020; the split within them is ours.</summary>
internal static class PlatformMix
{
    public static readonly IReadOnlyList<PlatformShare> Of2020 =
    [
        new("news", "media", 0.3872),
        new("x", "social", 0.1990),
        new("facebook", "social", 0.1680),
        new("youtube", "social", 0.0940),
        new("gdelt", "media", 0.0600),
        new("instagram", "social", 0.0590),
        new("reddit", "social", 0.0220),
        new("other", "social", 0.0108),
    ];

    public static readonly IReadOnlyList<PlatformShare> Of2019 =
    [
        new("news", "media", 0.4600),
        new("x", "social", 0.1750),
        new("facebook", "social", 0.1500),
        new("gdelt", "media", 0.0700),
        new("youtube", "social", 0.0700),
        new("instagram", "social", 0.0500),
        new("reddit", "social", 0.0170),
        new("other", "social", 0.0080),
    ];
}
