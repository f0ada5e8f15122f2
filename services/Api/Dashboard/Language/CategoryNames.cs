using System.Collections.Frozen;
using System.Text.Json;

namespace CcgcStream.Api.Dashboard.Language;

/// <summary>
/// English and Chinese names of everything that data knows by an id: countries and languages (as in Unicode CLDR), and the
/// closed lists of the index. Carried in a file, because with invariant globalisation the framework knows none.
/// </summary>
internal static class CategoryNames
{
    private static readonly FrozenDictionary<(string Kind, string Id), (string English, string Chinese)> Table = Load();

    /// <summary>Kinds and ids that have a name.</summary>
    public static IReadOnlyCollection<(string Kind, string Id)> Known => Table.Keys;

    /// <summary>The name, or null for an id that is not listed.</summary>
    public static string? Find(string kind, string id, bool chinese) =>
        Table.TryGetValue((kind, id), out var names) ? chinese ? names.Chinese : names.English : null;

    private static FrozenDictionary<(string Kind, string Id), (string English, string Chinese)> Load()
    {
        using var stream = typeof(CategoryNames).Assembly.GetManifestResourceStream("CcgcStream.Api.Dashboard.Language.names.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateObject()
            .SelectMany(kind => kind.Value.EnumerateObject().Select(one => (Kind: kind.Name, Id: one.Name, one.Value)))
            .ToFrozenDictionary(one => (one.Kind, one.Id), one => (one.Value[0].GetString()!, one.Value[1].GetString()!));
    }
}
