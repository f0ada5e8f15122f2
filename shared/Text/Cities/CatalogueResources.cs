namespace CcgcStream.Text.Cities;

/// <summary>The data files of the catalogue, embedded in the assembly.</summary>
internal static class CatalogueResources
{
    /// <summary>Opens a file of <c>shared/Text/Catalogue</c>.</summary>
    /// <exception cref="InvalidOperationException">The assembly was built without it.</exception>
    public static Stream Open(string file) =>
        typeof(CatalogueResources).Assembly.GetManifestResourceStream("Catalogue." + file)
        ?? throw new InvalidOperationException($"The embedded catalogue file '{file}' is missing.");

    /// <summary>Lines of a text file that are neither empty nor comments (<c>#</c> and a space).</summary>
    public static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(Open(file));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line != "#" && !line.StartsWith("# ", StringComparison.Ordinal))
            {
                yield return line;
            }
        }
    }
}
