namespace CcgcStream.Reporting.Wording;

/// <summary>English names of categories whose id is not a name already.</summary>
internal static class EnglishCategories
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["social"] = "Social media", ["media"] = "Media", ["news"] = "News sites", ["gdelt"] = "GDELT", ["x"] = "X", ["youtube"] = "YouTube",
        ["opinion-leader"] = "Opinion leaders", ["official"] = "Official", ["enterprise"] = "Enterprises", ["organisation"] = "Organisations",
        ["individual"] = "Individuals",
        ["en"] = "English", ["zh"] = "Chinese", ["ja"] = "Japanese", ["ko"] = "Korean", ["ru"] = "Russian", ["de"] = "German", ["fr"] = "French",
        ["es"] = "Spanish", ["pt"] = "Portuguese", ["it"] = "Italian", ["nl"] = "Dutch", ["pl"] = "Polish", ["id"] = "Indonesian",
        ["vi"] = "Vietnamese", ["th"] = "Thai", ["tr"] = "Turkish", ["ar"] = "Arabic", ["fa"] = "Persian", ["hi"] = "Hindi", ["und"] = "Undetermined",
    };
}
