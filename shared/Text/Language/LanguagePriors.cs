namespace CcgcStream.Text.Language;

/// <summary>
/// How much likelier a post is in one language than in another before it is read, in natural log odds. It decides only where a text is
/// too short to decide itself. Set by hand, and adjusted for English, Malay and Indonesian
/// after reading errors on the dev sets.
/// </summary>
internal static class LanguagePriors
{
    public static float LogOdds(string code) => code switch
    {
        "en" => 1.5f,
        "ms" => 0.8f,
        "zh" or "ru" or "ar" or "hi" => 2.5f,
        "es" or "pt" or "fr" or "de" or "it" or "id" or "tr" or "vi" => 1.5f,
        "nl" or "pl" or "sv" or "ja" or "fa" or "uk" => 0.8f,
        "la" or "eo" or "lg" or "ts" or "tn" or "st" or "sn" or "mi" or "su" or "jv" or "nn" or "gl" or "mt" => -0.7f,
        _ => 0f,
    };
}
