using CcgcStream.Api.Cities;
using CcgcStream.Api.Dashboard.Language;

namespace CcgcStream.Api.Dashboard;

/// <summary>How a reader wants to see the dashboard, from cookies; given to every component as a cascading value.</summary>
/// <param name="Language">en or zh.</param>
/// <param name="Dark">Null: as the system says.</param>
public sealed record ViewSettings(string Language, bool? Dark)
{
    /// <summary>True for Chinese.</summary>
    public bool Chinese => Language == "zh";

    /// <summary>BCP 47 tag of the language that the page is not in: names are shown in both.</summary>
    public string OtherTag => Chinese ? "en" : "zh-Hans";

    /// <summary>A phrase in the reader's language; the English text is the key.</summary>
    public string this[string english] => Chinese ? Phrases.Chinese(english) : english;

    /// <summary>A sentence with figures: the English pattern is the key, the figures take the places {0}, {1}, ...</summary>
    public string Say(string english, params ReadOnlySpan<object?> figures) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, this[english], figures);

    /// <summary>A city's name in the reader's language.</summary>
    public string NameOf(CityEntry city) => Chinese ? city.NameZh : city.Name;

    /// <summary>A city's name in the other language.</summary>
    public string OtherNameOf(CityEntry city) => Chinese ? city.Name : city.NameZh;

    /// <summary>Name of a category, such as the platform <c>x</c> or the country <c>GB</c>; what is not listed is shown as it came.</summary>
    public string NameOf(string kind, string id) => id.Length == 0 || id is "unknown"
        ? this["Unknown"]
        : id == "rest" ? this["Rest"] : CategoryNames.Find(kind, id, Chinese) ?? id;

    /// <summary>Name of a slice, such as <c>platform:x</c>; empty for everything.</summary>
    public string NameOfSlice(string? slice) => slice?.Split(':', 2) is [var kind, var id] ? $"{NameOf("mix", kind)}: {NameOf(kind, id)}" : "";

    /// <summary>Reads the cookies, and without them the browser's languages.</summary>
    public static ViewSettings Of(HttpContext? http)
    {
        var cookie = http?.Request.Cookies["ccgc-lang"];
        var language = cookie is "en" or "zh"
            ? cookie
            : http?.Request.Headers.AcceptLanguage.ToString().StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? "zh" : "en";
        return new ViewSettings(language, http?.Request.Cookies["ccgc-theme"] switch { "dark" => true, "light" => false, _ => null });
    }
}
