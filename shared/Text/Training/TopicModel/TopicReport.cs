using CcgcStream.Text.Topics;
using CcgcStream.Training.Corpora;
using CcgcStream.Training.Running;

namespace CcgcStream.Training.TopicModel;

/// <summary>Figures on the development sets, most of which no model may learn from.</summary>
internal static class TopicReport
{
    public static void Print(Places places, TopicClassifier classifier)
    {
        var scores = new List<double>();
        foreach (var path in (string[])["topic/huffpost", "topic/masakhanews", "topic/thucnews_titles", "topic/tnews", "topic/iflytek_apps", "topic/sib200"])
        {
            var rows = JsonLines.Read(Path.Combine(places.Data, path, "dev/dev.jsonl")).Where(static r => r.Label.Length > 0)
                .Where(r => !path.EndsWith("sib200", StringComparison.Ordinal) || StableHash.IsHeldOut("flores" + r.Id[(r.Id.LastIndexOf('-') + 1)..]));
            scores.Add(DevReport.Print(path, Answers(rows, classifier), path.EndsWith("masakhanews", StringComparison.Ordinal)));
        }
        foreach (var path in (string[])["gold/real_en/dev/dev.jsonl", "gold/authored/dev/dev.jsonl"])
        {
            scores.Add(DevReport.Print(path, Answers(JsonLines.ReadGold(Path.Combine(places.Data, path), "topic"), classifier)));
        }
        Console.WriteLine($"mean {scores.Average():F4}");
        foreach (var row in new TopicCorpus(places).HeldOut().GroupBy(static r => r.Key.StartsWith("flores", StringComparison.Ordinal)))
        {
            DevReport.Print(row.Key ? "held-out FLORES" : "held-out own", [.. row.Select(r => (r.Language, r.Topic, classifier.Classify(r.Text, r.Language)[0].Id))]);
        }
    }

    private static List<(string Language, string Gold, string Answer)> Answers(IEnumerable<Row> rows, TopicClassifier classifier) =>
        [.. rows.Select(r => (r.Language, r.Label, classifier.Classify(r.Text, r.Language.Split('-')[0])[0].Id))];
}
