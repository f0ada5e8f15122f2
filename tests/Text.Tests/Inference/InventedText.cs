using System.Text;

namespace CcgcStream.Text.Tests.Inference;

/// <summary>Texts of invented languages over several alphabets, so that every path of the hash and of UTF-8 is walked.</summary>
internal static class InventedText
{
    private static readonly string[] Alphabets = ["abcdefghij", "абвгдежзий", "αβγδεζηθικ", "亜位宇絵尾", "àéîõüçñß", "😀🎉a"];

    /// <summary>A line of 1 to 12 words in the language of the label.</summary>
    public static string Line(Random random, int label)
    {
        var runes = Alphabets[label % Alphabets.Length].EnumerateRunes().ToArray();
        var line = new StringBuilder();
        for (var words = random.Next(1, 13); words > 0; words--)
        {
            for (var letters = random.Next(1, 9); letters > 0; letters--)
            {
                // Squaring skews the letters, each label its own way, so that words repeat and labels differ.
                var skew = random.NextDouble() * random.NextDouble();
                line.Append(runes[((int)(skew * runes.Length) + label) % runes.Length]);
            }
            line.Append(words > 1 ? " " : "");
        }
        return line.ToString();
    }
}
