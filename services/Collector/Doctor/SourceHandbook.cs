using CcgcStream.Collector.Setup;

namespace CcgcStream.Collector.Doctor;

/// <summary>The settings of every type of source, as the page on sources prints them.</summary>
public static class SourceHandbook
{
    /// <summary>A Markdown table a type, in the order of their ids.</summary>
    public static string Markdown() => string.Join('\n', SourceCatalogue.All.OrderBy(t => t.Id, StringComparer.Ordinal).Select(Section));

    private static string Section(SourceType type) =>
        $"### {type.Id}\n\n| setting | default | meaning |\n|---|---|---|\n{string.Concat(type.Settings.Select(s => $"| `{string.Join("` or `", s.Names)}` | {s.Default} | {s.Meaning} |\n"))}";
}
