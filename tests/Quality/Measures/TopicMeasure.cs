using CcgcStream.Quality.Data;
using CcgcStream.Quality.Peers;
using CcgcStream.Quality.Reporting;
using CcgcStream.Text.Models;

namespace CcgcStream.Quality.Measures;

/// <summary>The likeliest topic against the gold topic, per set and language. No peer tags these nine topics.</summary>
internal sealed class TopicMeasure(SharedData data) : IMeasure
{
    private static readonly (string Path, string Name)[] Sets =
    [
        ("gold/real_en/dev/dev.jsonl", "gold real_en (read while tuning)"), ("gold/authored/dev/dev.jsonl", "gold authored (three quarters learned)"), ("topic/huffpost/dev/dev.jsonl", "HuffPost"),
        ("topic/masakhanews/dev/dev.jsonl", "MasakhaNEWS"), ("topic/thucnews_titles/dev/dev.jsonl", "THUCNews titles"), ("topic/tnews/dev/dev.jsonl", "TNEWS"),
        ("topic/iflytek_apps/dev/dev.jsonl", "IFLYTEK apps"), ("topic/sib200/dev/dev.jsonl", "SIB-200 (kept-out quarter)"),
    ];

    public string Name => "topic";

    public IEnumerable<Figure> Run(IReadOnlyList<ILanguagePeer> peers)
    {
        var ours = TextModels.LoadDefault().Topics;
        foreach (var (path, set) in Sets)
        {
            var rows = GoldRows.Read(data, path, "topic").Where(r => !path.StartsWith("topic/sib200", StringComparison.Ordinal) || HeldOut.IsFlores(r.Id)).ToArray();
            var tags = rows.Select(r => ours.Classify(r.Text, r.Language)[0]).ToArray();
            foreach (var figure in ClassFigures.Of(Name, set, rows, "ccgc", [.. tags.Select(t => t.Id)]))
            {
                yield return figure;
            }
            yield return ClassFigures.Calibration(Name, set, [.. tags.Select((t, i) => (t.P, t.Id == rows[i].Label))]);
        }
    }
}
