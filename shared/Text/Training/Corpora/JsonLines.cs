using System.Text.Json;

namespace CcgcStream.Training.Corpora;

/// <summary>A labelled row of one of the sets in ../shared/data.</summary>
internal sealed record Row(string Id, string Text, string Label, string Language, string Source);

/// <summary>Reads the sets.</summary>
internal static class JsonLines
{
    public static IEnumerable<Row> Read(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            yield return new Row(Text(root, "id"), Text(root, "text"), Text(root, "label"), Text(root, "lang"), Text(root, "label_src"));
        }
    }

    /// <summary>Gold rows keep their labels inside an object.</summary>
    public static IEnumerable<Row> ReadGold(string path, string label)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            yield return new Row(Text(root, "id"), Text(root, "text"), Text(root, label), Text(root, "lang").Split('-')[0], "");
        }
    }

    private static string Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
