using CcgcStream.Text.Cities;

namespace CcgcStream.Reporting.Wording;

/// <summary>Words of a report in one language. What it does not know it shows as it came.</summary>
internal sealed class ReportWording(ReportLanguage language)
{
    private readonly IReadOnlyDictionary<Label, string> _labels =
        language == ReportLanguage.Chinese ? ChineseLabels.All : EnglishLabels.All;

    private readonly IReadOnlyDictionary<string, string> _categories =
        language == ReportLanguage.Chinese ? ChineseCategories.All : EnglishCategories.All;

    /// <summary>BCP 47 tag of the language.</summary>
    public string Tag => language == ReportLanguage.Chinese ? "zh-Hans" : "en";

    /// <summary>A colon and what follows it.</summary>
    public string Colon => language == ReportLanguage.Chinese ? "：" : ": ";

    public string this[Label label] => _labels[label];

    /// <summary>Name of a city; the id of one that the catalogue does not know.</summary>
    public string City(string id) => !CityCatalogue.Default.TryGet(id, out var city) ? id
        : language == ReportLanguage.Chinese ? city.Zh : city.Name;

    /// <summary>Name of a topic, platform, language, country, actor, format or channel.</summary>
    public string Category(string id) => id.Length == 0 ? this[Label.Unknown]
        : _categories.TryGetValue(id, out var name) ? name
        : id.Length == 2 || language == ReportLanguage.Chinese ? id : char.ToUpperInvariant(id[0]) + id[1..];
}
