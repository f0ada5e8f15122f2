using System.Text.RegularExpressions;
using CcgcStream.Servers;

namespace CcgcStream.System.Tests.Compose;

/// <summary>The settings that the services read, found in their source: named in full, or a property of the options class of a section.</summary>
internal sealed partial class KnownSettings
{
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    public KnownSettings()
    {
        foreach (var file in ((string[])["services", "shared"]).SelectMany(d => Directory.EnumerateFiles(Path.Combine(Programs.Root(), d), "*.cs", SearchOption.AllDirectories)))
        {
            var source = File.ReadAllText(file);
            _known.UnionWith(FullName().Matches(source).Select(m => m.Groups[1].Value));
            if (SectionName().Match(source) is { Success: true } section)
            {
                _known.UnionWith(Property().Matches(source).Select(m => $"{section.Groups[1].Value}:{m.Groups[1].Value}"));
            }
        }
    }

    /// <summary>True for an environment variable that some service reads.</summary>
    public bool Knows(string variable) => _known.Contains(variable.Replace("__", ":", StringComparison.Ordinal));

    [GeneratedRegex("\"([A-Za-z_]+(?::[A-Za-z]+)*)\"")]
    private static partial Regex FullName();

    [GeneratedRegex("const string Section = \"([A-Za-z:]+)\"")]
    private static partial Regex SectionName();

    [GeneratedRegex(@"public [\w<>?,\[\] ]+ (\w+) \{ get;")]
    private static partial Regex Property();
}
