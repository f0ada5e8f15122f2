using System.Text.Json;

namespace CcgcStream.Api.Tests.OpenApi;

/// <summary>Holds a value to a JSON schema of the document: names, required names, kinds, all the way down.</summary>
internal static class SchemaCheck
{
    public static void Check(JsonElement value, JsonElement schema, JsonElement root, string place, List<string> wrong)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            schema = reference.GetString()![2..].Split('/').Aggregate(root, (node, name) => node.GetProperty(name.Replace("~1", "/", StringComparison.Ordinal)));
        }
        foreach (var choice in new[] { "oneOf", "anyOf" })
        {
            if (schema.TryGetProperty(choice, out var several))
            {
                if (value.ValueKind != JsonValueKind.Null)
                {
                    Check(value, several.EnumerateArray().First(one => !one.TryGetProperty("type", out var type) || type.ToString() != "null"), root, place, wrong);
                }
                return;
            }
        }
        if (!Fits(value, schema))
        {
            wrong.Add($"{place} is {value.ValueKind}");
            return;
        }
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var item in value.EnumerateArray())
            {
                Check(item, items, root, place + "[]", wrong);
            }
        }
        if (value.ValueKind == JsonValueKind.Object)
        {
            Properties(value, schema, root, place, wrong);
        }
    }

    private static void Properties(JsonElement value, JsonElement schema, JsonElement root, string place, List<string> wrong)
    {
        wrong.AddRange((schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(name => name.GetString()!) : [])
            .Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{place}.{name} is missing"));
        foreach (var property in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out var known) && known.TryGetProperty(property.Name, out var its))
            {
                Check(property.Value, its, root, $"{place}.{property.Name}", wrong);
            }
            else if (schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.Object)
            {
                Check(property.Value, others, root, $"{place}.{property.Name}", wrong);
            }
            else if (schema.TryGetProperty("properties", out _))
            {
                wrong.Add($"{place}.{property.Name} is not in the schema");
            }
        }
    }

    private static bool Fits(JsonElement value, JsonElement schema)
    {
        if (!schema.TryGetProperty("type", out var type))
        {
            return true;
        }
        var allowed = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!).ToArray() : [type.GetString()!];
        return value.ValueKind switch
        {
            JsonValueKind.Object => allowed.Contains("object"),
            JsonValueKind.Array => allowed.Contains("array"),
            JsonValueKind.String => allowed.Contains("string"),
            JsonValueKind.Number => allowed.Contains("number") || allowed.Contains("integer"),
            JsonValueKind.True or JsonValueKind.False => allowed.Contains("boolean"),
            _ => allowed.Contains("null"),
        };
    }
}
