using CcgcStream.Text.Cities;
using CcgcStream.Training.Running;

namespace CcgcStream.Training.Own;

/// <summary>A post or headline written for training: what it is about and how it speaks. They lie beside this file, one file a group of languages.</summary>
internal sealed record OwnPost(string Topic, string Mood, string Language, string Text)
{
    private static readonly Dictionary<char, string> Moods = new() { ['+'] = "positive", ['0'] = "neutral", ['-'] = "negative" };

    /// <summary>Lines of <c>topic mood TAB text</c> below a line <c>@language</c>; <c>#</c> starts a comment.</summary>
    public static IEnumerable<OwnPost> ReadAll(Places places)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(places.Output, "../../Training/Own"), "*.txt").Order(StringComparer.Ordinal))
        {
            var language = "";
            foreach (var line in File.ReadLines(file).Where(static l => l.Length > 0 && l[0] != '#'))
            {
                if (line[0] == '@')
                {
                    language = line[1..].Trim();
                    continue;
                }
                var (topic, mood, text) = (Topics.GetValueOrDefault(line[0]), Moods.GetValueOrDefault(line[1]), line[2..].Trim());
                yield return topic is null || mood is null || language.Length == 0
                    ? throw new InvalidDataException($"{Path.GetFileName(file)}: cannot read '{line}'.")
                    : new OwnPost(topic, mood, language, text);
            }
        }
    }

    /// <summary>The text without the catalogue's cities: no model may learn that one of them is glad, sick or festive.</summary>
    public static string WithoutCities(string text)
    {
        foreach (var city in CityTagger.Default.Tag("", text, []).Where(static c => c.Span[1] > c.Span[0]).OrderByDescending(static c => c.Span[0]))
        {
            text = string.Concat(text.AsSpan(0, city.Span[0]), " ", text.AsSpan(city.Span[1]));
        }
        return text;
    }

    private static readonly Dictionary<char, string> Topics = new()
    {
        ['c'] = "culture", ['d'] = "education", ['f'] = "food", ['h'] = "healthcare", ['e'] = "economy", ['v'] = "festivals", ['i'] = "industry", ['t'] = "transport", ['o'] = "other",
    };
}
