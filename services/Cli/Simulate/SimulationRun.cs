using CcgcStream.Simulation;
using CcgcStream.Simulation.Profiles;

namespace CcgcStream.Cli.Simulate;

/// <summary>The years that one <c>ccgc simulate</c> makes, earliest first.</summary>
internal static class SimulationRun
{
    /// <exception cref="UsageException">No such profile, or one without a year.</exception>
    public static IReadOnlyList<PostSimulator> Plan(string profileName, ulong seed, long pieces, bool withPrevious)
    {
        var years = SimulationProfiles.All.Where(profile => profile.Year is not null).ToList();
        var profile = years.Find(known => known.Name == profileName)
            ?? throw new UsageException($"'{profileName}' is no profile; there are {string.Join(", ", years.Select(known => known.Name))}");
        if (pieces < 1)
        {
            throw new UsageException("--pieces must be at least 1");
        }

        var run = new PostSimulator(profile, seed, pieces);
        return withPrevious && profile == SimulationProfiles.Ccgcii2020
            ? [new PostSimulator(SimulationProfiles.Ccgcii2019, seed, Math.Max(1, (long)(pieces / SimulationProfiles.GrowthOver2019))), run]
            : [run];
    }
}
