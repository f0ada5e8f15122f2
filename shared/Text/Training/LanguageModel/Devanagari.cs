using System.Text;

namespace CcgcStream.Training.LanguageModel;

/// <summary>Writes Hindi as people type it in Latin letters, so that the model meets romanised posts.</summary>
internal static class Devanagari
{
    private const string Consonants = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसह";
    private static readonly string[] ConsonantsLatin = "k kh g gh n ch chh j jh n t th d dh n t th d dh n p ph b bh m y r l l v sh sh s h".Split(' ');
    private const string Vowels = "अआइईउऊऋएऐओऔ";
    private static readonly string[] VowelsLatin = "a aa i ee u oo ri e ai o au".Split(' ');
    private const string Signs = "ािीुूृेैोौ";
    private static readonly string[] SignsLatin = "a i i u u ri e ai o au".Split(' ');

    public static string Romanise(string text)
    {
        var latin = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (Index(Consonants, c) is >= 0 and var consonant)
            {
                latin.Append(ConsonantsLatin[consonant]);
                var next = i + 1 < text.Length ? text[i + 1] : ' ';
                // The inherent vowel is silent at a word's end and before another vowel sign.
                if (Index(Consonants, next) >= 0 || next is 'ं' or 'ँ')
                {
                    latin.Append('a');
                }
            }
            else if (Index(Signs, c) is >= 0 and var sign)
            {
                latin.Append(SignsLatin[sign]);
            }
            else if (Index(Vowels, c) is >= 0 and var vowel)
            {
                latin.Append(VowelsLatin[vowel]);
            }
            else if (c is 'ं' or 'ँ')
            {
                latin.Append('n');
            }
            else if (c < '\u0900' || c == '।')
            {
                latin.Append(c);
            }
        }
        return latin.ToString();
    }

    private static int Index(string letters, char c) => letters.IndexOf(c, StringComparison.Ordinal);
}
