namespace CcgcStream.Text.Language;

/// <summary>
/// Tells written Cantonese from Mandarin by the characters and pairs that only Cantonese uses, against those that only Mandarin uses.
/// Cantonese speakers who write standard Chinese cannot be told apart by any reader, and are given as <c>zh</c>.
/// </summary>
internal static class Cantonese
{
    private const string Sure = "嘅咗喺啲哋冇嚟嗰嘢嘞囉㗎噉喎啩嘥嬲乜";
    private const string Likely = "佢唔咁畀搵攞啱睇瞓靚咩孭諗";
    private const string Mandarin = "的了是這这們们沒没很嗎吗吧";

    private const int SureWeight = 3;
    private const int PairWeight = 3;
    private const int LikelyWeight = 2;
    private const int Least = 3;
    private const int LettersPerPoint = 9;

    private static readonly string[] Pairs = ["唔該", "唔係", "係咪", "而家", "點解", "鍾意", "邊度", "邊個", "琴日", "尋日", "聽日", "返工", "返學", "好攰", "話俾", "俾人", "仲有", "仲未", "埋單", "飲茶"];

    public static bool IsLikely(ReadOnlySpan<char> text)
    {
        var points = 0;
        for (var i = 0; i < text.Length; i++)
        {
            points += Sure.Contains(text[i]) ? SureWeight : Likely.Contains(text[i]) ? LikelyWeight : Mandarin.Contains(text[i]) ? -1 : 0;
            points += i + 1 < text.Length && IsPair(text.Slice(i, 2)) ? PairWeight : 0;
        }
        return points >= Least && points * LettersPerPoint >= text.Length;
    }

    private static bool IsPair(ReadOnlySpan<char> two)
    {
        foreach (var pair in Pairs)
        {
            if (two.SequenceEqual(pair))
            {
                return true;
            }
        }
        return false;
    }
}
