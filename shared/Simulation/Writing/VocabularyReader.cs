namespace CcgcStream.Simulation.Writing;

/// <summary>
/// Reads an embedded vocabulary. Lines before the first section are <c>key: a | b | c</c>; a section <c>[name]</c> is a topic, a mood, a kind
/// of piece or <c>[topicword]</c>. In a section every line is a sentence with slots in braces, except <c>thing:</c>, the fillers of its topic.
/// Lines that start with # are comments.
/// </summary>
internal static class VocabularyReader
{
    private static readonly string[] CityOrder =
        ["beijing", "wuhan", "shanghai", "guangzhou", "tianjin", "xiamen", "chengdu", "chongqing", "shenzhen", "dalian"];

    private static readonly string[] Topics =
        ["culture", "education", "food", "healthcare", "economy", "festivals", "industry", "transport", "other"];

    /// <exception cref="FormatException">The text breaks the format or lacks a section.</exception>
    public static Vocabulary Read(string text)
    {
        var sections = Sections(text);
        var head = Pairs(sections[""]);
        var words = Pairs(Section("topicword"));
        return new()
        {
            Language = head["language"][0],
            Cities = CityOrder.Zip(head["cities"]).ToDictionary(pair => pair.First, pair => pair.Second),
            Places = head["place"],
            People = head["who"],
            Days = head["day"],
            Topics = Topics.ToDictionary(topic => topic, topic => Topic(words[topic][0], Section(topic))),
            Positive = Templates("positive"),
            Negative = Templates("negative"),
            Neutral = Templates("neutral"),
            Questions = Templates("question"),
            Answers = Templates("answer"),
            OffTopic = Templates("offtopic"),
            HardNegatives = Templates(sections.ContainsKey("trap") ? "trap" : "offtopic"),
        };

        List<string> Section(string name)
            => sections.GetValueOrDefault(name) ?? throw new FormatException($"Section [{name}] is missing.");

        Template[] Templates(string name) => [.. Section(name).Select(Template.Parse)];
    }

    private static TopicVocabulary Topic(string word, List<string> lines)
    {
        var things = Pairs(lines.Where(IsPair))["thing"];
        var templates = lines.Where(line => !IsPair(line)).Select(Template.Parse).ToList();
        return new(word, things, [.. templates.Where(t => t.NamesCity)], [.. templates.Where(t => !t.NamesCity)]);
    }

    private static bool IsPair(string line) => line.StartsWith("thing: ", StringComparison.Ordinal);

    private static Dictionary<string, string[]> Pairs(IEnumerable<string> lines) => lines.ToDictionary(
        line => line[..line.IndexOf(':')],
        line => line[(line.IndexOf(':') + 1)..].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static Dictionary<string, List<string>> Sections(string text)
    {
        var sections = new Dictionary<string, List<string>> { [""] = [] };
        var current = sections[""];
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[' && line[^1] == ']')
            {
                sections[line[1..^1]] = current = [];
            }
            else
            {
                current.Add(line);
            }
        }

        return sections;
    }
}
