using CcgcStream.Index.Vocabularies;
using CcgcStream.Index.Windows;

namespace CcgcStream.Index.Methodology;

/// <summary>Says what is wrong with a methodology before it is ever used to score.</summary>
internal static class MethodologyCheck
{
    internal static readonly string[] Facets = ["country", "language", "community", "platform", "topic"];

    /// <summary>The first fault, or null.</summary>
    internal static string? FaultOf(MethodologyFile file)
    {
        if (file.Version.Length == 0)
        {
            return "version is empty";
        }

        if (file.Weights.Normalised() is null || Math.Abs(file.Weights.ToArray().Sum() - 1) > 1e-6)
        {
            return "the weights of the dimensions must be at least 0 and sum to 1";
        }

        if (!(file.Epsilon > 0) || !(file.Reputation.PriorStrength > 0) || !(file.Dynamism.PriorStrength > 0)
            || !(file.Responsiveness.PriorStrength > 0) || !(file.Dynamism.MomentumPriorSd > 0) || !(file.Clumping.Prior >= 1) || !(file.Clumping.PriorStrength > 0) || !(file.Volume.Overdispersion > 0))
        {
            return "epsilon, prior strengths and overdispersion must be above 0, and the prior of clumping at least 1";
        }

        return FaultOfClasses(file) ?? FaultOfFacets(file) ?? FaultOfPlatforms(file) ?? FaultOfWindows(file);
    }

    private static string? FaultOfClasses(MethodologyFile file)
    {
        foreach (var name in Vocabulary.Classes.Names)
        {
            if (!file.Reputation.Classes.TryGetValue(name, out var rule) || !(rule.Mix >= 0) || rule.Prior is not (> 0 and < 1))
            {
                return $"reputation.classes lacks a usable {name}";
            }
        }

        return Math.Abs(file.Reputation.Classes.Values.Sum(rule => rule.Mix) - 1) > 1e-6 ? "the mix of source classes must sum to 1" : null;
    }

    private static string? FaultOfFacets(MethodologyFile file) =>
        Array.Find(Facets, facet => !(file.Coverage.Weights.GetValueOrDefault(facet) > 0)) is { } missing
            ? $"coverage.weights lacks {missing}"
            : null;

    private static string? FaultOfPlatforms(MethodologyFile file) =>
        Vocabulary.Platforms.Names.FirstOrDefault(name => !(file.Responsiveness.ExpectedRate.GetValueOrDefault(name) > 0)) is { } missing
            ? $"responsiveness.expectedRate lacks {missing}"
            : null;

    private static string? FaultOfWindows(MethodologyFile file)
    {
        foreach (var window in IndexWindow.All)
        {
            if (!file.Windows.TryGetValue(window.Name, out var goal) || !(goal.Reference > 0) || !(goal.K > 0)
                || Array.Exists(Facets, facet => !(goal.Coverage.GetValueOrDefault(facet) > 0)))
            {
                return $"windows.{window.Name} lacks a goalpost";
            }
        }

        return null;
    }
}
