using System.Text.Json;
using System.Text.Json.Nodes;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.Files;

/// <summary>Other people's field names: <c>text=content</c> reads their <c>content</c> as our <c>text</c>; <c>author.id=user</c> reaches inside.</summary>
internal sealed class FieldMap
{
    private readonly IReadOnlyList<(string[] Ours, string Theirs)> _fields;

    private FieldMap(IReadOnlyList<(string[] Ours, string Theirs)> fields) => _fields = fields;

    /// <summary>Reads pairs <c>ours=theirs</c>.</summary>
    /// <exception cref="InvalidOperationException">A pair without an equals sign.</exception>
    public static FieldMap Parse(IReadOnlyList<string> pairs) => new([.. pairs.Select(pair =>
        pair.Split('=', 2) is [{ Length: > 0 } ours, { Length: > 0 } theirs]
            ? (ours.Split('.'), theirs)
            : throw new InvalidOperationException($"Map: '{pair}' is not ours=theirs"))]);

    /// <summary>Reads a JSON object under this map.</summary>
    public FileRecord Read(ReadOnlySpan<byte> json)
    {
        if (_fields.Count == 0)
        {
            return PostReader.TryRead(json, out var post, out var error) ? new FileRecord(post, null) : new FileRecord(null, error);
        }

        try
        {
            return JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = 32 }) is JsonObject item
                ? Read(item)
                : new FileRecord(null, "expected a JSON object");
        }
        catch (JsonException e)
        {
            return new FileRecord(null, e.Message);
        }
    }

    /// <summary>Reads an object under this map.</summary>
    public FileRecord Read(JsonObject item)
    {
        foreach (var (ours, theirs) in _fields)
        {
            if (Find(item, theirs) is { } value)
            {
                FieldPath.Put(item, ours, value.DeepClone());
            }
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(item, FileJsonContext.Default.JsonObject);
        return PostReader.TryRead(json, out var post, out var error) ? new FileRecord(post, null) : new FileRecord(null, error);
    }

    /// <summary>Their field by its whole name, else as a path into objects.</summary>
    private static JsonNode? Find(JsonObject item, string field)
    {
        JsonNode? node = item[field];
        return node ?? field.Split('.').Aggregate((JsonNode?)item, (inner, part) => (inner as JsonObject)?[part]);
    }
}
