using System.Collections.Concurrent;

namespace CcgcStream.Simulation.Writing;

/// <summary>The embedded vocabularies, read when first used.</summary>
internal static class Vocabularies
{
    private static readonly ConcurrentDictionary<string, Vocabulary> Loaded = new(StringComparer.Ordinal);

    /// <exception cref="FileNotFoundException">There is no vocabulary of that name.</exception>
    public static Vocabulary Of(string name) => Loaded.GetOrAdd(name, Load);

    private static Vocabulary Load(string name)
    {
        using var stream = typeof(Vocabularies).Assembly.GetManifestResourceStream(name + ".txt")
            ?? throw new FileNotFoundException($"There is no vocabulary '{name}'.");
        using var reader = new StreamReader(stream);
        return VocabularyReader.Read(reader.ReadToEnd());
    }
}
