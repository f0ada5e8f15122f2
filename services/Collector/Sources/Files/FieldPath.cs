using System.Text.Json.Nodes;

namespace CcgcStream.Collector.Sources.Files;

/// <summary>Writes a value at a path such as <c>author.id</c>, making the objects on the way.</summary>
internal static class FieldPath
{
    public static void Put(JsonObject item, string[] path, JsonNode value)
    {
        foreach (var part in path[..^1])
        {
            if (item[part] is not JsonObject inner)
            {
                item[part] = inner = [];
            }

            item = inner;
        }

        item[path[^1]] = value;
    }
}
