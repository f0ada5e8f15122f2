using System.Text.RegularExpressions;
using CcgcStream.Collector.Configuration;

namespace CcgcStream.Collector.Setup;

/// <summary>A source as the configuration names it.</summary>
/// <param name="Type">Its type; null when the configuration names one that does not exist.</param>
/// <param name="TypeName">What the configuration says.</param>
/// <param name="Settings">Its settings.</param>
internal sealed record ConfiguredSource(SourceType? Type, string TypeName, SourceSettings Settings);

/// <summary>Reads which sources to run: those of <c>Collector:Sources</c>, those of the preset, else the simulator.</summary>
internal static partial class ConfiguredSources
{
    private static readonly string[] Open = ["gdelt", "rss", "bluesky"];

    /// <summary>All sources that are switched on (<c>Enabled</c> is not false).</summary>
    /// <exception cref="InvalidOperationException">A name that cannot stand in a key.</exception>
    public static IReadOnlyList<ConfiguredSource> Read(IConfiguration configuration, CollectorOptions options)
    {
        var root = configuration.GetSection(CollectorOptions.Section + ":Sources");
        var listed = root.GetChildren().Select(Configured).ToList();
        foreach (var id in Preset(options.Preset, listed.Count))
        {
            if (listed.All(s => s.Settings.Name != id) && SourceCatalogue.Find(id) is { } type)
            {
                listed.Add(new ConfiguredSource(type, id, new SourceSettings(id, root.GetSection(id))));
            }
        }

        return [.. listed.Where(s => s.Settings.Flag("Enabled", true))];
    }

    private static ConfiguredSource Configured(IConfigurationSection section)
    {
        if (!Name().IsMatch(section.Key))
        {
            throw new InvalidOperationException($"Collector:Sources:{section.Key}: a source's name is 1 to 40 of a-z, 0-9 and '-'.");
        }

        var type = section["Type"] ?? section.Key;
        return new ConfiguredSource(SourceCatalogue.Find(type), type, new SourceSettings(section.Key, section));
    }

    private static IReadOnlyList<string> Preset(string preset, int configured) => preset.ToLowerInvariant() switch
    {
        "open" => Open,
        "none" => [],
        "simulated" => ["simulator"],
        "" => configured == 0 ? ["simulator"] : [],
        _ => throw new InvalidOperationException($"Collector:Preset '{preset}' is none of open, simulated and none."),
    };

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
