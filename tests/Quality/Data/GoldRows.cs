using System.Text.Json;

namespace CcgcStream.Quality.Data;

/// <summary>Rows whose label is a name, or an object that holds one label for each task; rows without a label for the task are left out.</summary>
internal static class GoldRows
{
    public static IEnumerable<Row> Read(SharedData data, string relative, string task)
    {
        foreach (var row in data.Read(relative))
        {
            var label = row.Json.GetProperty("label");
            var name = label.ValueKind switch
            {
                JsonValueKind.Object => label.GetProperty(task).GetString(),
                JsonValueKind.String => label.GetString(),
                _ => null,
            };
            if (name is not null)
            {
                yield return row with { Label = name, Language = row.Language.Split('-')[0] };
            }
        }
    }
}
