using CcgcStream.Quality.Data;
using CcgcStream.Text.Sentiment;

namespace CcgcStream.Quality.Sentiment;

/// <summary>A name in a text and the mood toward it.</summary>
internal sealed record Target(Range Range, string Mood);

/// <summary>Texts that speak of several names.</summary>
internal sealed record TargetText(string Language, string Text, IReadOnlyList<Target> Targets)
{
    private static readonly Dictionary<char, string> Moods = new() { ['+'] = "positive", ['0'] = "neutral", ['-'] = "negative" };

    /// <summary>The authored sentences, beside this file.</summary>
    public static IEnumerable<TargetText> Authored(SharedData data)
    {
        foreach (var line in File.ReadLines(Path.Combine(data.Repository, "tests/Quality/Sentiment/two-cities.tsv")).Where(static l => l[0] != '#'))
        {
            var (text, targets, marked) = ("", new List<Target>(), line.Split('\t')[1]);
            for (var i = 0; i < marked.Length; i++)
            {
                if (marked[i] != '[')
                {
                    text += marked[i];
                    continue;
                }
                var end = marked.IndexOf(']', i);
                var name = marked[(i + 1)..(end - 1)];
                targets.Add(new Target(text.Length..(text.Length + name.Length), Moods[marked[end - 1]]));
                text += name;
                i = end;
            }
            yield return new TargetText(line.Split('\t')[0], text, targets);
        }
    }

    /// <summary>Sentences of NewsMTSC with two targets or more that differ in mood and that the model did not learn from.</summary>
    public static IEnumerable<TargetText> News(SharedData data) =>
        from sentence in data.Read("sentiment/newsmtsc/dev/train.jsonl").Where(static r => HeldOut.Is(r.Text)).GroupBy(static r => r.Text)
        let targets = sentence.Select(static r => new Target(r.Json.GetProperty("from").GetInt32()..r.Json.GetProperty("to").GetInt32(), r.Label)).ToArray()
        where targets.Select(static t => t.Mood).Distinct().Count() > 1
        select new TargetText("en", sentence.Key, targets);

    /// <summary>Our answer for every target; <paramref name="windows"/> off gives each the whole text's.</summary>
    public IEnumerable<(string Gold, string Answer)> Score(SentimentClassifier classifier, bool windows)
    {
        var whole = classifier.Score(Text, Language);
        foreach (var target in Targets)
        {
            Range[] others = [.. Targets.Where(t => t != target).Select(static t => t.Range)];
            var tag = windows ? classifier.ScoreToward(Text, target.Range, others, Language) ?? whole : whole;
            yield return (target.Mood, tag.Label);
        }
    }
}
