using System.Text.Json;
using CcgcStream.Training.Running;

namespace CcgcStream.Training.SentimentModel;

/// <summary>A row with a sentiment label; gold rows keep theirs inside an object.</summary>
internal sealed record SentimentRow(string Id, string Text, string Label, string Language)
{
    public static IEnumerable<SentimentRow> Read(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var label = root.GetProperty("label");
            var name = label.ValueKind == JsonValueKind.Object ? label.GetProperty("sentiment").GetString() : label.GetString();
            yield return new SentimentRow(root.GetProperty("id").GetString()!, root.GetProperty("text").GetString()!, name!, root.GetProperty("lang").GetString()!.Split('-')[0]);
        }
    }

    /// <summary>The headlines and everyday posts written for training, beside this project's sources.</summary>
    public static IEnumerable<SentimentRow> ReadOwn(Places places) => Headlines(places).Concat(Posts(places));

    private static IEnumerable<SentimentRow> Posts(Places places)
    {
        var language = "";
        foreach (var line in File.ReadLines(Path.Combine(places.Output, "../../Training/SentimentModel/social.txt")).Where(static l => l.Length > 0 && l[0] != '#'))
        {
            if (line[0] == '@')
            {
                language = line[1..];
                continue;
            }
            var mood = line[0] switch { '+' => "positive", '0' => "neutral", '-' => "negative", _ => throw new InvalidDataException($"social.txt: cannot read '{line}'.") };
            yield return new SentimentRow("own-" + line[2..], line[2..], mood, language);
        }
    }

    private static IEnumerable<SentimentRow> Headlines(Places places) =>
        from line in File.ReadLines(Path.Combine(places.Output, "../../Training/SentimentModel/headlines.tsv"))
        where !line.StartsWith('#')
        let cells = line.Split('\t')
        select new SentimentRow("own-" + cells[2], cells[2], cells[0], cells[1]);
}
