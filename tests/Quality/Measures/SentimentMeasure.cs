using CcgcStream.Quality.Data;
using CcgcStream.Quality.Peers;
using CcgcStream.Quality.Reporting;
using CcgcStream.Text.Models;

namespace CcgcStream.Quality.Measures;

/// <summary>Three-class sentiment per set and language, beside the lexicon peers on English rows.</summary>
internal sealed class SentimentMeasure(SharedData data, NodePeers? node) : IMeasure
{
    // Files that the model learned nothing from; the calibration was fitted on the last three.
    private static readonly (string Path, string Name)[] Sets =
    [
        ("gold/real_en/dev/dev.jsonl", "gold real_en (words read while tuning)"), ("sentiment/umsab/dev/val.jsonl", "UMSAB val (never seen)"),
        ("sentiment/umsab/dev/train.jsonl", "UMSAB train (never seen)"), ("sentiment/financial_phrasebank/dev/dev.jsonl", "Financial PhraseBank (never seen)"),
        ("sentiment/smp2020_ewect/dev/virus_eval.jsonl", "SMP2020 virus (never seen)"), ("sentiment/multilingual_reviews/dev/ja_valid.jsonl", "Amazon reviews ja (never seen)"),
        ("sentiment/multilingual_reviews/dev/zh_valid.jsonl", "Amazon reviews zh (never seen)"), ("sentiment/multilingual_reviews/dev/ms_valid.jsonl", "Malay news and posts (never seen)"),
        ("sentiment/turkish_univ_tweets/dev/dev.jsonl", "Turkish tweets (never seen)"), ("sentiment/uit_vsfc/dev/dev.jsonl", "UIT-VSFC vi (never seen)"),
        ("sentiment/nusax/dev/valid.jsonl", "NusaX valid (calibrated on)"), ("sentiment/smsa/dev/valid.jsonl", "SMSA valid (calibrated on)"), ("sentiment/wisesight/dev/valid.jsonl", "Wisesight valid (calibrated on)"),
    ];

    public string Name => "sentiment";

    public IEnumerable<Figure> Run(IReadOnlyList<ILanguagePeer> peers)
    {
        var ours = TextModels.LoadDefault().Sentiment;
        foreach (var (path, set) in Sets)
        {
            var rows = GoldRows.Read(data, path, "sentiment").ToArray();
            var tags = rows.Select(r => ours.Score(r.Text, r.Language)).ToArray();
            foreach (var figure in ClassFigures.Of(Name, set, rows, "ccgc", [.. tags.Select(t => t.Label)]))
            {
                yield return figure;
            }
            var confidence = tags.Select((t, i) => (Math.Max(t.Positive, Math.Max(t.Neutral, t.Negative)), t.Label == rows[i].Label)).ToArray();
            yield return ClassFigures.Calibration(Name, set, confidence);
            var english = rows.Where(r => r.Language == "en").ToArray();
            if (node is null || english.Length == 0)
            {
                continue;
            }
            foreach (var (peer, answers) in node.Ask("sentiment", [.. english.Select(r => r.Text)]))
            {
                foreach (var figure in ClassFigures.Of(Name, set, english, peer, answers).Where(f => f.Slice == "en" || set.Contains("real_en", StringComparison.Ordinal)))
                {
                    yield return figure;
                }
            }
        }
    }
}
