using CcgcStream.Training.Own;
using CcgcStream.Training.Running;

namespace CcgcStream.Training.SentimentModel;

/// <summary>Rows for the sentiment model, only of sets whose licences let a model ship: three quarters to learn from, the rest to calibrate on.</summary>
internal sealed class SentimentCorpus(Places places)
{
    private static readonly (string Path, float Weight, double Calibrating)[] Sets =
    [
        ("sentiment/newsmtsc/dev/train.jsonl", 1, 0.7), ("sentiment/sentfin/dev/dev.jsonl", 0.7f, 0.5), ("sentiment/rusentne/dev/train.jsonl", 0.7f, 0.4),
        ("sentiment/nusax/dev/train.jsonl", 1, 0), ("sentiment/smsa/dev/train.jsonl", 0.7f, 0), ("sentiment/wisesight/dev/train.jsonl", 1, 0),
        ("sentiment/nsmc_raw/dev/dev.jsonl", 1, 0.4), ("gold/authored/dev/dev.jsonl", 3, 1),
    ];

    private static readonly (string Path, double Calibrating)[] Others =
        [("sentiment/nusax/dev/valid.jsonl", 0.4), ("sentiment/smsa/dev/valid.jsonl", 0.4), ("sentiment/wisesight/dev/valid.jsonl", 0.4)];

    public IEnumerable<(SentimentRow Row, float Weight)> Learned() =>
        Sets.SelectMany(set => Read(set.Path).Select(row => (Row: row, set.Weight))).Concat(Own().Select(static row => (Row: row, Weight: 3f)))
            .Where(static r => !StableHash.IsHeldOut(r.Row.Text));

    /// <summary>Rows that no word was learned from; the weights of a set's rows sum to the set's.</summary>
    public IEnumerable<(SentimentRow Row, double Weight)> HeldOut()
    {
        var sets = Sets.Where(static s => s.Calibrating > 0).Select(s => (Rows: Read(s.Path).Where(static r => StableHash.IsHeldOut(r.Text)).ToArray(), s.Calibrating))
            .Concat(Others.Select(s => (Rows: Read(s.Path).ToArray(), s.Calibrating)))
            .Append((Rows: Own().Where(static r => StableHash.IsHeldOut(r.Text)).ToArray(), Calibrating: 3.0));
        return sets.SelectMany(static s => s.Rows.Select(row => (row, s.Calibrating / s.Rows.Length)));
    }

    private IEnumerable<SentimentRow> Read(string path) => SentimentRow.Read(Path.Combine(places.Data, path));

    private IEnumerable<SentimentRow> Own() =>
        OwnPost.ReadAll(places).Select(static p => new SentimentRow(p.Text, p.Text, p.Mood, p.Language)).Concat(SentimentRow.ReadOwn(places));
}
