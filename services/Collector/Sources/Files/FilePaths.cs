namespace CcgcStream.Collector.Sources.Files;

/// <summary>Turns names with <c>*</c> and <c>?</c> into the files that are there, in order.</summary>
internal static class FilePaths
{
    public static IReadOnlyList<string> Expand(IReadOnlyList<string> patterns) =>
        [.. patterns.SelectMany(Expand).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Expand(string pattern)
    {
        var full = Path.GetFullPath(pattern);
        var folder = Path.GetDirectoryName(full);
        var name = Path.GetFileName(full);
        return folder is null || !Directory.Exists(folder) ? []
            : name.AsSpan().ContainsAny('*', '?') ? Directory.EnumerateFiles(folder, name).Order(StringComparer.Ordinal)
            : File.Exists(full) ? [full] : [];
    }
}
