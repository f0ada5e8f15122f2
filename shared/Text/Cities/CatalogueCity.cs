namespace CcgcStream.Text.Cities;

/// <summary>One city of the catalogue: identity, place, and every name that it is written with.</summary>
/// <param name="Id">Stable id, such as <c>wuhan</c>; twins carry their province (<c>taizhou-zj</c>, <c>taizhou-js</c>).</param>
/// <param name="Rank">Rank by 2019 GDP, 1..100.</param>
/// <param name="Name">English name.</param>
/// <param name="Zh">Name in simplified Chinese.</param>
/// <param name="Province">Province, region or municipality, in English.</param>
/// <param name="Lat">Latitude of the centre, degrees north, WGS 84.</param>
/// <param name="Lon">Longitude of the centre, degrees east, WGS 84.</param>
/// <param name="GeonamesId">GeoNames id, 0 where GeoNames has none.</param>
/// <param name="Names">Names by ISO 639 language; <c>historic</c> holds the romanisations of older maps and newspapers.</param>
/// <param name="Handles">Official accounts, without the at sign, as written on the platform.</param>
public sealed record CatalogueCity(
    string Id,
    int Rank,
    string Name,
    string Zh,
    string Province,
    double Lat,
    double Lon,
    long GeonamesId,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Names,
    IReadOnlyList<string> Handles)
{
    /// <summary>The main name in a language, else the English one.</summary>
    /// <param name="language">ISO 639 code, such as <c>en</c>, <c>zh</c> or <c>ru</c>.</param>
    public string NameIn(string language) => language switch
    {
        "en" => Name,
        "zh" => Zh,
        _ => Names.TryGetValue(language, out var names) && names.Count > 0 ? names[0] : Name,
    };
}
