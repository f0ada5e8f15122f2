using System.Text.Json;

namespace CcgcStream.Quality.Data;

/// <summary>A labelled row.</summary>
internal sealed record Row(string Id, string Text, string Language, string Label, JsonElement Json);

/// <summary>The sets in ../shared/data beside the repository: read here, never copied.</summary>
internal sealed class SharedData(string root, string repository)
{
    /// <summary>Root of the repository that runs.</summary>
    public string Repository => repository;

    public static SharedData? Find()
    {
        var repository = AppContext.BaseDirectory;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            repository = File.Exists(Path.Combine(folder.FullName, "CcgcStream.sln")) ? folder.FullName : repository;
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(Path.Combine(data, "gold")))
            {
                return new SharedData(data, repository);
            }
        }
        return null;
    }

    public string PathOf(string relative) => Path.Combine(root, relative);

    public IEnumerable<Row> Read(string relative)
    {
        foreach (var line in File.ReadLines(PathOf(relative)))
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement.Clone();
            yield return new Row(Text(json, "id"), Text(json, "text"), Text(json, "lang"), Text(json, "label"), json);
        }
    }

    private static string Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
