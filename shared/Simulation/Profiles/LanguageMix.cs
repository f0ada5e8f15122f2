namespace CcgcStream.Simulation.Profiles;

/// <summary>Languages of the pieces and the countries of their writers. Not published: a plausible mix of the world's media about China.</summary>
internal static class LanguageMix
{
    public static readonly IReadOnlyList<LanguageShare> All =
    [
        new("en", "US", 0.125), new("en", "GB", 0.085), new("en", "IN", 0.050), new("en", "SG", 0.035), new("en", "AU", 0.035),
        new("en", "CA", 0.030), new("en", "CN", 0.025), new("en", "PH", 0.015), new("en", "ZA", 0.010), new("en", "NG", 0.010),
        new("es", "ES", 0.025), new("es", "MX", 0.020), new("es", "AR", 0.015),
        new("zh", "CN", 0.020), new("zh", "MY", 0.020), new("zh", "US", 0.015), new("zh-Hant", "TW", 0.025), new("zh-Hant", "HK", 0.020),
        new("ja", "JP", 0.055), new("ko", "KR", 0.045),
        new("ru", "RU", 0.035), new("ru", "KZ", 0.005),
        new("fr", "FR", 0.030), new("fr", "CI", 0.010), new("de", "DE", 0.030), new("de", "AT", 0.005),
        new("pt", "BR", 0.025), new("pt", "PT", 0.005), new("it", "IT", 0.020), new("nl", "NL", 0.010), new("pl", "PL", 0.010),
        new("id", "ID", 0.025), new("vi", "VN", 0.020), new("th", "TH", 0.018), new("tr", "TR", 0.015),
        new("ar", "EG", 0.015), new("ar", "SA", 0.015), new("fa", "IR", 0.010), new("hi", "IN", 0.017),
    ];
}
