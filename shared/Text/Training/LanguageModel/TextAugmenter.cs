using System.Globalization;
using System.Text;
using CcgcStream.Text.Folding;
using CcgcStream.Text.Language;
using CcgcStream.Training.Running;

namespace CcgcStream.Training.LanguageModel;

/// <summary>Cuts sentences short and drops accents now and then, because posts are short and carelessly typed.</summary>
internal sealed class TextAugmenter(string code)
{
    private readonly Random random = new((int)(StableHash.Of(code) & int.MaxValue));
    private readonly char[] buffer = new char[TextFolder.Capacity(TextFolder.MaximumChars)];

    public string Line(string sentence)
    {
        var text = random.Next(100) < 55 ? Cut(sentence) : sentence;
        // Vietnamese and Yoruba without marks are still common; for others it is an occasional habit.
        if (random.Next(100) < 12 && sentence.Any(static c => c is > '\u00BF' and < '\u0250' or > '\u1E00' and < '\u1F00'))
        {
            text = WithoutAccents(text);
        }
        return $"__label__{code} {buffer.AsSpan(0, LanguageFeatures.Write(text, buffer))}";
    }

    private string Cut(string sentence)
    {
        var words = sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 4)
        {
            var length = Math.Min(sentence.Length, random.Next(4, 16));
            return words.Length > 1 || sentence.Length < 16 ? sentence : sentence.Substring(random.Next(sentence.Length - length + 1), length);
        }
        var count = Math.Min(words.Length, 1 + (random.Next(7) * random.Next(1, 3)));
        return string.Join(' ', words.AsSpan(random.Next(words.Length - count + 1), count)!);
    }

    private static string WithoutAccents(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(c switch { 'đ' => 'd', 'ı' => 'i', 'ł' => 'l', 'ø' => 'o', _ => c });
            }
        }
        return plain.ToString();
    }
}
