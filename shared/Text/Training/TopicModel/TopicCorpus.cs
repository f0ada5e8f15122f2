using CcgcStream.Training.Corpora;
using CcgcStream.Training.Own;
using CcgcStream.Training.Running;

namespace CcgcStream.Training.TopicModel;

/// <summary>A text with its topic.</summary>
internal sealed record TopicRow(string Key, string Language, string Topic, string Text, float Weight);

/// <summary>Texts for the topic model: three quarters to learn from, a quarter to calibrate on.</summary>
internal sealed class TopicCorpus(Places places)
{
    public IEnumerable<TopicRow> Learned() =>
        Own().Concat(Authored()).Concat(Flores()).Where(static r => !StableHash.IsHeldOut(r.Key)).Concat(Words()).Concat(Weak());

    public IEnumerable<TopicRow> HeldOut() => Own().Concat(Authored()).Concat(Flores()).Where(static r => StableHash.IsHeldOut(r.Key));

    private IEnumerable<TopicRow> Own() => OwnPost.ReadAll(places).Select(static p => new TopicRow(p.Text, p.Language, p.Topic, p.Text, 2f));

    private IEnumerable<TopicRow> Authored() => JsonLines.ReadGold(Path.Combine(places.Data, "gold/authored/dev/dev.jsonl"), "topic")
        .Select(static r => new TopicRow(r.Id, r.Language, r.Label, r.Text, 2f));

    // All translations of a sentence stand on one side of the split.
    private IEnumerable<TopicRow> Flores() => ((string[])["topic/sib200/dev/train_10.jsonl", "topic/sib200/dev/dev.jsonl"])
        .SelectMany(path => JsonLines.Read(Path.Combine(places.Data, path))).Where(static r => r.Label.Length > 0)
        .Select(static r => new TopicRow("flores" + r.Id[(r.Id.LastIndexOf('-') + 1)..], r.Language.Split('-')[0], r.Label, r.Text, 0.15f));

    private IEnumerable<TopicRow> Words() =>
        MapPresets.Read(Path.Combine(places.Corpora, "npm/node_modules/@openstreetmap/id-tagging-schema")).Select(static w => (w.Topic, w.Language, w.Text, Weight: 0.3f))
            .Concat(EmojiKeywords.Read(Path.Combine(places.Corpora, "npm/node_modules/emojibase-data")).Select(static w => (w.Topic, w.Language, w.Text, Weight: 0.4f)))
            .Select(static w => new TopicRow(w.Language + w.Text, w.Language, w.Topic, w.Text, w.Weight));

    // Sets of one subject, whose rows are about it more often than not.
    private IEnumerable<TopicRow> Weak() =>
        from set in ((string Path, string Topic, int Rows)[])
            [("sentiment/sentfin/dev/dev.jsonl", "economy", 1500), ("sentiment/newsmtsc/dev/train.jsonl", "other", 2500),
                ("sentiment/rusentne/dev/train.jsonl", "other", 1500), ("sentiment/nsmc_raw/dev/dev.jsonl", "culture", 1000)]
        from row in JsonLines.Read(Path.Combine(places.Data, set.Path)).DistinctBy(static r => r.Text).OrderBy(static r => StableHash.Of(r.Id)).Take(set.Rows)
        select new TopicRow(row.Id, row.Language, set.Topic, row.Text, 0.05f);
}
