using CcgcStream.Simulation.Profiles;

namespace CcgcStream.Simulation.Timing;

/// <summary>Questions and official answers are never negative; every other effective piece is free to be.</summary>
internal static class FreePieces
{
    /// <summary>Share of effective pieces that may be negative.</summary>
    public static double Share(SimulationProfile profile)
    {
        var social = profile.Platforms.Where(platform => platform.Channel == "social").Sum(platform => platform.Share);
        var roles = profile.Roles;
        return 1 - (social * (roles.Question + roles.Answer) / (1 - roles.OffTopic - roles.HardNegative));
    }
}
