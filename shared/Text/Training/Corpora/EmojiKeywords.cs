using System.Text.Json;

namespace CcgcStream.Training.Corpora;

/// <summary>Names and keywords of emoji in many languages, from npm emojibase-data (MIT; the words are Unicode CLDR's, Unicode licence).</summary>
internal static class EmojiKeywords
{
    private static readonly string[] Languages =
        ["bn", "da", "de", "en", "es", "et", "fi", "fr", "hi", "hu", "it", "ja", "ko", "lt", "ms", "nb", "nl", "pl", "pt", "ru", "sv", "th", "uk", "vi", "zh", "zh-hant"];

    private static readonly Dictionary<string, string> Single = new(StringComparer.Ordinal)
    {
        ["1F393"] = "education", ["1F3EB"] = "education", ["1F9D1-200D-1F3EB"] = "education", ["1F9D1-200D-1F393"] = "education", ["1F4DA"] = "education", ["1F4DD"] = "education", ["1F392"] = "education",
        ["1F3E5"] = "healthcare", ["1F9D1-200D-2695-FE0F"] = "healthcare", ["1F637"] = "healthcare", ["1F912"] = "healthcare", ["1F915"] = "healthcare", ["1F691"] = "healthcare",
        ["1F3ED"] = "industry", ["1F9D1-200D-1F3ED"] = "industry", ["1F3D7"] = "industry", ["1F680"] = "industry", ["1F6F0"] = "industry", ["1F3E6"] = "economy", ["1F4C8"] = "economy", ["1F4C9"] = "economy",
        ["1F3DB"] = "culture", ["1F3AD"] = "culture", ["1F3A8"] = "culture", ["1F3AC"] = "culture", ["1F3A4"] = "culture", ["1F3EF"] = "culture", ["1F432"] = "festivals", ["1F9E7"] = "festivals",
    };

    public static IEnumerable<(string Topic, string Language, string Text)> Read(string folder)
    {
        foreach (var language in Languages)
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, language, "data.json")));
            foreach (var emoji in document.RootElement.EnumerateArray())
            {
                var subgroup = emoji.TryGetProperty("subgroup", out var s) ? s.GetInt32() : -1;
                var topic = Single.GetValueOrDefault(emoji.GetProperty("hexcode").GetString()!) ?? TopicOf(subgroup);
                if (topic is not null && emoji.TryGetProperty("tags", out var tags))
                {
                    var words = tags.EnumerateArray().Select(static t => t.GetString()!).Prepend(emoji.GetProperty("label").GetString()!).Append(emoji.GetProperty("emoji").GetString()!);
                    yield return (topic, language.Split('-')[0], string.Join(", ", words));
                }
            }
        }
    }

    // Numbers of emojibase's subgroups (meta/groups.json).
    private static string? TopicOf(int subgroup) => subgroup switch
    {
        >= 42 and <= 48 => "food",
        >= 54 and <= 56 or 83 => "transport",
        80 => "healthcare",
        60 => "festivals",
        64 or 67 or 68 or 71 => "culture",
        73 or 92 => "economy",
        69 or 70 or 78 or 79 => "industry",
        (>= 34 and <= 41) or 28 or 59 or 61 or 62 or 50 or 52 or 86 or 97 => "other",
        _ => null,
    };
}
