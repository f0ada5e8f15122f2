using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;

namespace CcgcStream.Api.Dashboard.Language;

/// <summary>
/// Chinese for the English phrases of the dashboard. A file of our own rather than resources of the framework, because the
/// services run with invariant globalisation, where cultures do not exist.
/// </summary>
internal static class Phrases
{
    private static readonly FrozenDictionary<string, string> Table = Load();
    private static readonly ConcurrentDictionary<string, byte> Unknown = new();

    /// <summary>English phrases that have a translation.</summary>
    public static IReadOnlyCollection<string> Known => Table.Keys;

    /// <summary>Phrases that were asked for and have none: a mistake of ours, so that tests look for it. Phrases are literals, so these are few.</summary>
    public static IReadOnlyCollection<string> Missed => [.. Unknown.Keys];

    /// <summary>The translation, or the phrase itself: an untranslated label is better than none.</summary>
    public static string Chinese(string english)
    {
        if (Table.TryGetValue(english, out var chinese))
        {
            return chinese;
        }
        Unknown.TryAdd(english, 0);
        return english;
    }

    private static FrozenDictionary<string, string> Load()
    {
        using var stream = typeof(Phrases).Assembly.GetManifestResourceStream("CcgcStream.Api.Dashboard.Language.zh.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateObject().ToFrozenDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);
    }
}
