using System.Text.RegularExpressions;
using CcgcStream.Collector.Doctor;
using CcgcStream.Collector.Setup;

namespace CcgcStream.Collector.Tests.Doctor;

/// <summary>The page on sources, the check and the code know the same settings.</summary>
public sealed partial class SourcePageTests
{
    [Fact]
    public void The_page_shows_the_settings_as_they_are()
    {
        var page = File.ReadAllText(Repository.Path("deploy/docs/sources.md"));
        var printed = page[(page.IndexOf("-->", StringComparison.Ordinal) + 3)..].Trim();
        Assert.True(SourceHandbook.Markdown().Trim() == printed, "deploy/docs/sources.md is behind: put the output of `ccgc sources settings` under its mark");
    }

    [Fact]
    public void Every_setting_that_is_read_is_declared()
    {
        var looked = 0;
        foreach (var file in Directory.EnumerateFiles(Repository.Path("services/Collector/Sources"), "*.cs", SearchOption.AllDirectories))
        {
            var folder = Path.GetFileName(Path.GetDirectoryName(file))!;
            if (SourceCatalogue.All.FirstOrDefault(t => t.Create.Method.DeclaringType!.Namespace!.EndsWith("." + folder, StringComparison.Ordinal)) is { } type)
            {
                var known = type.Settings.Select(s => s.Name).ToHashSet();
                looked++;
                Assert.All(Reads().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value), name => Assert.True(known.Contains(name), $"{type.Id} reads {name} and does not declare it"));
            }
        }

        Assert.True(looked > SourceCatalogue.All.Count);
    }

    [GeneratedRegex("ettings\\.(?:Text|Number|Money|Flag|Span|List|Address|Secret)\\(\"(\\w+)\"")]
    private static partial Regex Reads();
}
