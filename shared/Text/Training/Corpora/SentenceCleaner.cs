using System.Text.RegularExpressions;

namespace CcgcStream.Training.Corpora;

/// <summary>Turns interface strings and pages of help into plain sentences, or nothing where little language is in them.</summary>
internal static partial class SentenceCleaner
{
    private const int ShortestLetters = 8;
    private const int Longest = 400;

    public static IEnumerable<string> Sentences(string raw)
    {
        var text = Markup().Replace(raw, " ");
        text = Placeholders().Replace(text, " ").Replace("_", "", StringComparison.Ordinal).Replace("~", "", StringComparison.Ordinal)
            .Replace("&", "", StringComparison.Ordinal);
        foreach (var part in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var sentence = Spaces().Replace(part, " ");
            var letters = sentence.Count(char.IsLetter);
            var unspaced = sentence.Any(static c => c is >= '\u0E00' and <= '\u0EFF' or >= '\u3040' and <= '\u9FFF');
            if (letters >= (unspaced ? ShortestLetters / 2 : ShortestLetters) && letters * 10 >= sentence.Length * 6)
            {
                yield return sentence.Length > Longest ? sentence[..Longest] : sentence;
            }
        }
    }

    [GeneratedRegex("<[^>]*>|&[a-z]+;|https?://\\S+")]
    private static partial Regex Markup();

    [GeneratedRegex("%[-#0-9.$]*[a-zA-Z]|\\{[^}]*\\}|\\$[\\[({]?[\\w]+[\\])}]?|\\\\.")]
    private static partial Regex Placeholders();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
