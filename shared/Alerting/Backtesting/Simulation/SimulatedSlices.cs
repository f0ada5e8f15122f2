namespace CcgcStream.Alerting.Backtesting.Simulation;

/// <summary>
/// Language and topics of a simulated story, from its number alone: its tone does not depend on them, so every alert on such a slice
/// outside an incident is a false one.
/// </summary>
internal static class SimulatedSlices
{
    private static readonly (string Name, double Share)[] Languages =
        [("en", 0.58), ("es", 0.09), ("fr", 0.07), ("ja", 0.06), ("de", 0.05), ("ru", 0.04), ("ar", 0.04), ("ko", 0.03), ("pt", 0.02), ("vi", 0.02)];

    private static readonly (string Name, double Share)[] Topics =
        [("economy", 0.24), ("industry", 0.18), ("culture", 0.16), ("healthcare", 0.12), ("education", 0.10), ("transport", 0.08), ("food", 0.07), ("festivals", 0.05)];

    /// <summary>A language by its share.</summary>
    public static string Language(int story) => Pick(Languages, Uniform(story, 1));

    /// <summary>One topic, or two of three stories in ten.</summary>
    public static IReadOnlyList<string> TopicsOf(int story)
    {
        var (one, two) = (Pick(Topics, Uniform(story, 2)), Pick(Topics, Uniform(story, 3)));
        return one == two || Uniform(story, 4) > 0.3 ? [one] : [one, two];
    }

    private static string Pick((string Name, double Share)[] of, double u)
    {
        foreach (var (name, share) in of)
        {
            if ((u -= share) < 0)
            {
                return name;
            }
        }

        return of[0].Name;
    }

    /// <summary>SplitMix64 of story and purpose, 0 to 1: the world's own draws stay as they are.</summary>
    private static double Uniform(int story, ulong purpose)
    {
        var z = ((ulong)(uint)story * 0x9E37_79B9_7F4A_7C15UL) + (purpose * 0xD1B5_4A32_D192_ED03UL);
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EBUL;
        return ((z ^ (z >> 31)) >> 11) / (double)(1UL << 53);
    }
}
