using CcgcStream.Text.Cities;

namespace CcgcStream.Simulation.Writing;

/// <summary>How a vocabulary names the cities of a profile: its own word for the leaders, the catalogue's for the rest.</summary>
internal static class CityNames
{
    /// <summary>Names in the order of the ids.</summary>
    /// <exception cref="KeyNotFoundException">The catalogue lacks a city of the profile.</exception>
    public static string[] In(Vocabulary vocabulary, IEnumerable<string> ids)
        => [.. ids.Select(id => vocabulary.Cities.GetValueOrDefault(id) ?? FromCatalogue(vocabulary.Language, CityCatalogue.Default[id]))];

    private static string FromCatalogue(string language, CatalogueCity city)
    {
        var name = language == "zh-Hant" ? Traditional(city) : city.NameIn(language);

        // Twins share a name in most languages: only with its province is it clear which one is meant.
        return city.Id.Contains('-', StringComparison.Ordinal) && !language.StartsWith("zh", StringComparison.Ordinal)
            ? $"{name} ({city.Province})"
            : name;
    }

    private static string Traditional(CatalogueCity city)
        => city.Names.TryGetValue("zh", out var names) && names.Count > 1 ? names[1] : city.Zh;
}
