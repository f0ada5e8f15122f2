using CcgcStream.Training.Own;
using CcgcStream.Training.Running;

namespace CcgcStream.Training.SentimentModel;

/// <summary>A labelled row, the set it came from and what it weighs.</summary>
internal readonly record struct WeightedRow(SentimentRow Row, string Set, double Weight);

/// <summary>Rows for the sentiment model, only of sets whose licences let a model ship: three quarters to learn from, the rest to calibrate on.</summary>
internal sealed class SentimentCorpus(Places places)
{
    private const string OwnSet = "own";

    private static readonly (string Path, float Weight, double Calibrating)[] Sets =
    [
        ("sentiment/newsmtsc/dev/train.jsonl", 1, 0.7), ("sentiment/sentfin/dev/dev.jsonl", 0.7f, 0.5), ("sentiment/rusentne/dev/train.jsonl", 0.7f, 0.4),
        ("sentiment/nusax/dev/train.jsonl", 1, 0), ("sentiment/smsa/dev/train.jsonl", 0.7f, 0), ("sentiment/wisesight/dev/train.jsonl", 1, 0),
        ("sentiment/nsmc_raw/dev/dev.jsonl", 1, 0.4), ("gold/authored/dev/dev.jsonl", 3, 1),
    ];

    private static readonly (string Path, double Calibrating)[] Others =
        [("sentiment/nusax/dev/valid.jsonl", 0.4), ("sentiment/smsa/dev/valid.jsonl", 0.4), ("sentiment/wisesight/dev/valid.jsonl", 0.4)];

    private readonly WeightedRow[] own = [.. OwnPost.ReadAll(places).Select(static p => new SentimentRow(p.Text, p.Text, p.Mood, p.Language))
        .Concat(SentimentRow.ReadOwn(places)).Select(static r => new WeightedRow(r, OwnSet, 3))];

    public IEnumerable<WeightedRow> Learned() =>
        Sets.SelectMany(set => Read(set.Path).Select(row => new WeightedRow(row, NameOf(set.Path), set.Weight))).Concat(own).Where(static r => !StableHash.IsHeldOut(r.Row.Text));

    /// <summary>Rows that no word was learned from. The weights of a set's rows sum to the set's, those of its three moods to the same.</summary>
    public IEnumerable<WeightedRow> HeldOut()
    {
        var sets = Sets.Where(static s => s.Calibrating > 0).Select(s => (s.Path, Rows: Read(s.Path).Where(static r => StableHash.IsHeldOut(r.Text)).ToArray(), s.Calibrating))
            .Concat(Others.Select(s => (s.Path, Rows: Read(s.Path).ToArray(), s.Calibrating)))
            .Append((Path: OwnSet, Rows: own.Select(static r => r.Row).Where(static r => StableHash.IsHeldOut(r.Text)).ToArray(), Calibrating: 3.0));
        return sets.SelectMany(static s => s.Rows.GroupBy(static r => r.Label).SelectMany(mood => mood.Select(row => new WeightedRow(row, NameOf(s.Path), s.Calibrating / 3 / mood.Count()))));
    }

    private static string NameOf(string path) => path.StartsWith("sentiment/", StringComparison.Ordinal) ? path.Split('/')[1] : OwnSet;

    private IEnumerable<SentimentRow> Read(string path) => SentimentRow.Read(Path.Combine(places.Data, path));
}
