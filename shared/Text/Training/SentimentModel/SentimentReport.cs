using System.Globalization;
using CcgcStream.Text.Sentiment;
using CcgcStream.Training.Running;

namespace CcgcStream.Training.SentimentModel;

/// <summary>Figures on development sets that no model may learn from, and on the held-out posts of our own.</summary>
internal static class SentimentReport
{
    private const int Bins = 10;

    private static readonly string[] Sets =
    [
        "sentiment/umsab/dev/val.jsonl", "sentiment/financial_phrasebank/dev/dev.jsonl", "sentiment/smp2020_ewect/dev/virus_eval.jsonl", "sentiment/multilingual_reviews/dev/ja_valid.jsonl",
        "sentiment/multilingual_reviews/dev/zh_valid.jsonl", "sentiment/multilingual_reviews/dev/ms_valid.jsonl", "sentiment/turkish_univ_tweets/dev/dev.jsonl", "sentiment/uit_vsfc/dev/dev.jsonl",
        "sentiment/nusax/dev/valid.jsonl", "sentiment/smsa/dev/valid.jsonl", "sentiment/wisesight/dev/valid.jsonl", "gold/authored/dev/dev.jsonl", "gold/real_en/dev/dev.jsonl",
    ];

    public static void Print(Places places, SentimentClassifier classifier)
    {
        foreach (var path in Sets)
        {
            // UMSAB is looked at when all else is settled.
            if (!path.Contains("umsab", StringComparison.Ordinal) || Environment.GetEnvironmentVariable("CCGC_TRAIN_UMSAB") == "1")
            {
                Print(path, [.. SentimentRow.Read(Path.Combine(places.Data, path))], classifier);
            }
        }
        Print("held-out own", [.. new SentimentCorpus(places).HeldOut().Where(static r => r.Set == "own").Select(static r => r.Row)], classifier);
    }

    private static void Print(string name, SentimentRow[] rows, SentimentClassifier classifier)
    {
        var tags = rows.Select(r => classifier.Score(r.Text, r.Language)).ToArray();
        DevReport.Print(name, [.. rows.Select((r, i) => (r.Language, r.Label, tags[i].Label))], byLanguage: name.Contains("umsab", StringComparison.Ordinal));
        var error = tags.Select((t, i) => (Sure: Math.Max(t.Positive, Math.Max(t.Neutral, t.Negative)), Right: t.Label == rows[i].Label ? 1.0 : 0))
            .GroupBy(static p => Math.Min(Bins - 1, (int)(p.Sure * Bins))).Sum(bin => bin.Count() * Math.Abs(bin.Average(static p => p.Sure) - bin.Average(static p => p.Right))) / rows.Length;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"",-40} ECE {error:F4}"));
    }
}
