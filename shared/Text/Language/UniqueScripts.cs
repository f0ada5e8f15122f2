namespace CcgcStream.Text.Language;

/// <summary>Scripts that one supported language writes: they need no model.</summary>
internal static class UniqueScripts
{
    /// <summary>Every language that some script alone decides.</summary>
    public static IReadOnlySet<string> Languages { get; } = Enum.GetValues<Script>().Select(LanguageOf).OfType<string>().ToHashSet(StringComparer.Ordinal);

    public static string? LanguageOf(Script script) => script switch
    {
        Script.Greek => "el",
        Script.Gurmukhi => "pa",
        Script.Gujarati => "gu",
        Script.Odia => "or",
        Script.Tamil => "ta",
        Script.Telugu => "te",
        Script.Kannada => "kn",
        Script.Malayalam => "ml",
        Script.Sinhala => "si",
        Script.Thai => "th",
        Script.Lao => "lo",
        Script.Tibetan => "bo",
        Script.Myanmar => "my",
        Script.Georgian => "ka",
        Script.Hangul => "ko",
        Script.Khmer => "km",
        Script.Kana => "ja",
        Script.Armenian => "hy",
        Script.Thaana => "dv",
        Script.Mongolian => "mn",
        Script.Hebrew => "he",
        Script.Bengali => "bn",
        Script.Ethiopic => "am",
        _ => null,
    };
}
