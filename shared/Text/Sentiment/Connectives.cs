namespace CcgcStream.Text.Sentiment;

/// <summary>Words that set one clause against another, or only string names together, in the languages of most posts.</summary>
internal static class Connectives
{
    // With their spaces where the script has them: none may match within a word.
    private static readonly string[] Contrasts =
    [
        " but ", " while ", " whereas ", " although ", " though ", " however", " unlike ", " aber ", " während ", " doch ", " hingegen ", " mais ", " tandis qu", " alors qu",
        " pero ", " mientras ", " aunque ", " mas ", " enquanto ", " ma ", " mentre ", " invece ", " maar ", " terwijl ", " ale ", " podczas gdy ", " natomiast ", " но ", " а ",
        " тогда как ", " але ", " ama ", " ise ", " nhưng ", " trong khi ", " còn ", " tapi ", " sementara ", " sedangkan ", " لكن ", " بينما ", " اما ", " لیکن ", " लेकिन ", " जबकि ",
        " मगर ", " אבל ", " αλλά ", " ενώ ", "但", "而", "却", "然而", "相比", "一方", "だが", "けど", "が、", "반면", "지만", "แต่", "ขณะที่", "ส่วน",
    ];

    private static readonly string[] Conjunctions =
        [" and ", " as ", " after ", " und ", " et ", " y ", " e ", " i ", " и ", " en ", " ve ", " và ", " dan ", " و", " और ", " και ", " ו", "和", "与", "，", "と", "과 ", "와 ", "และ"];

    private static readonly HashSet<string> Lists = new(StringComparer.OrdinalIgnoreCase)
    {
        "", ",", "，", "、", "/", "&", "-", "–", "—", "and", "und", "et", "y", "e", "i", "и", "і", "та", "en", "ve", "và", "dan", "و", "और", "και", "or", "oder", "ou", "o", "או", "和", "与", "及", "跟", "と",
        "や", "과", "와", "·", "และ", ", and", "#", "，和", "to", "à", "bis", "to and from", "から", "至", "到", "a", "~", "~ ", "و ",
    };

    /// <summary>Whether what stands between two cities only lists them.</summary>
    public static bool IsList(ReadOnlySpan<char> between)
    {
        var trimmed = between.Trim();
        return trimmed.Length <= 11 && Lists.GetAlternateLookup<ReadOnlySpan<char>>().Contains(trimmed);
    }

    /// <summary>Where the last word of contrast begins, or -1.</summary>
    public static int LastContrast(ReadOnlySpan<char> between) => Last(between, Contrasts);

    /// <summary>Where the last conjunction begins, or -1.</summary>
    public static int LastConjunction(ReadOnlySpan<char> between) => Last(between, Conjunctions);

    private static int Last(ReadOnlySpan<char> between, string[] words)
    {
        var last = -1;
        foreach (var word in words)
        {
            last = Math.Max(last, between.LastIndexOf(word, StringComparison.OrdinalIgnoreCase));
        }
        return last;
    }
}
