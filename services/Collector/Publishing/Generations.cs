using System.Text.RegularExpressions;

namespace CcgcStream.Collector.Publishing;

/// <summary>Names of generations: separate worlds of state that never mix.</summary>
public static partial class Generations
{
    /// <summary>What sources deliver now.</summary>
    public const string Live = "live";

    /// <summary>What the simulator makes up.</summary>
    public const string Simulated = "simulated";

    /// <summary>True for a name that can stand in a state key: 1 to 64 of a-z, 0-9, dot, dash and underscore, a letter or digit first.</summary>
    public static bool IsValid(string name) => Pattern().IsMatch(name);

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{0,63}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
