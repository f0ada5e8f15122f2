using CcgcStream.Text.Sentiment;
using CcgcStream.Training.Running;

namespace CcgcStream.Training.SentimentModel;

/// <summary>Figures on development sets that no model may learn from, and on the held-out posts of our own.</summary>
internal static class SentimentReport
{
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
            DevReport.Print(path, Answers(SentimentRow.Read(Path.Combine(places.Data, path)), classifier), byLanguage: path.Contains("umsab", StringComparison.Ordinal));
        }
        DevReport.Print("held-out own", Answers(new SentimentCorpus(places).HeldOut().Select(static r => r.Row).Where(static r => r.Id == r.Text), classifier));
    }

    private static List<(string Language, string Gold, string Answer)> Answers(IEnumerable<SentimentRow> rows, SentimentClassifier classifier) =>
        [.. rows.Select(r => (r.Language, r.Label, classifier.Score(r.Text, r.Language).Label))];
}
