using System.Collections.Frozen;

namespace CcgcStream.Text.Language;

/// <summary>
/// Hindi typed in Latin letters, as posts have it, is spelt in many ways that no corpus holds. Its function words tell it: some are words of
/// no other large language, others (<c>hai</c> is also Vietnamese, <c>ki</c> Turkish) count only beside one of those or where they are all of a short text.
/// </summary>
internal static class RomanisedHindi
{
    private const float LogOddsOfSure = 2.2f;
    private const float LogOddsOfLikely = 1.1f;

    private static readonly FrozenSet<string> Sure = Set(
        """
        nahi nahin nhi nhin nai kya kyu kyun kyon kyunki bhai bhaiyya yaar mujhe tujhe mujhko tumhe unhe unhen humko hamara hamari hamare tumhara tumhari tumhare
        apna apni apne kuch kuchh bahut bohot bahot boht accha achha acha achhi acchi raha rahi rahe rha rhi rhe gaya gayi gaye gya karo karna karne karke karta karti
        karte kiya hua hogaya hoga hogi honge abhi aaj usko isko iska iski iske uska uski uske unka unki unke koi sabse phir lekin magar jaise waise kaise aise aisa aisi
        kaun kahan yahan wahan yaha waha matlab zindagi pyaar pyar bhagwan ghar desh sarkar beta bhi toh yeh chahiye dekho dekha dekhna bolna bolta bolte agar warna sirf
        wala wale wali liye saath sath baat baatein logo logon unko inko jisko kisi kisko kitna kitni kitne itna itni itne jab tak jaldi sakta sakti sakte milta mila mile
        hota hoti hote lagta lagti laga dena lena jana jata jaa ja raha jao aao aaya aayi aaye ayega aayega khatam kaam paisa dosti yaaron janta neta modiji ladka ladki bolo
        thoda jyada zyada dhanyavad shukriya namaste bilkul zaroor jarur pehle pehli baad andar bahar upar neeche kabhi hamesha sabhi sabko apko aapko aapka aapki mera meri mere tera teri tere
        """);

    private static readonly FrozenSet<string> Likely = Set(
        """
        hai hain he h ho ka ki ke ko se me mein main mai aur ye vo wo woh tha thi the hum tum aap sab kar kal dil dost log na ab ek do hi kab tab din raat pata bas bol par pe de le ne
        bhaag chal chalo mat jo fir k hu hun hoon mast yar kr rakh diya kara tu
        """);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SureWords = Sure.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LikelyWords = Likely.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Log odds for Hindi that the words of a folded text in Latin letters give; 0 where they say nothing.</summary>
    public static float LogOdds(ReadOnlySpan<char> folded)
    {
        var (sure, likely, words) = (0, 0, 0);
        foreach (var range in folded.Split(' '))
        {
            var word = folded[range];
            words += word.Length > 0 ? 1 : 0;
            sure += SureWords.Contains(word) ? 1 : 0;
            likely += LikelyWords.Contains(word) ? 1 : 0;
        }
        // One such word may be a name or a borrowing in a text of another language; the likely ones alone must be the whole of a few words.
        var told = sure == 0 ? likely == words && words is >= 2 and <= 4 : (sure >= 2 || likely > 0 || words <= 3) && (sure + likely) * 5 >= words;
        return told ? (sure * LogOddsOfSure) + (likely * LogOddsOfLikely) : 0;
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
