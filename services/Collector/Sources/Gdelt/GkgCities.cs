using System.Collections.Concurrent;
using System.Globalization;
using CcgcStream.Collector.Cities;
using CcgcStream.Contracts.Posts;
using CcgcStream.Text.Cities;

namespace CcgcStream.Collector.Sources.Gdelt;

/// <summary>
/// Which catalogue cities GDELT's locations mean. Countries are FIPS 10-4 there (China is CH) and places GNS features, whose names
/// vary; so a feature is matched once by its position and then known by its id.
/// </summary>
internal sealed class GkgCities(CityTerms terms)
{
    private const string China = "CH";
    private const string WorldCity = "4";

    /// <summary>GDELT's point for a city lies within this distance of the catalogue's centre, in degrees.</summary>
    private const double Near = 0.25;

    private readonly ConcurrentDictionary<string, CatalogueCity?> _features = new();

    /// <summary>True when a text may name a city.</summary>
    public bool MayName(string text) => terms.MayMention(new Post { Title = text });

    /// <summary>The cities of V2Locations (else V1Locations), the most often named first.</summary>
    public IReadOnlyList<CatalogueCity> In(string v2, string v1)
    {
        var entries = (v2.Length > 0 ? v2 : v1).Split(';', StringSplitOptions.RemoveEmptyEntries);
        return [.. entries.Select(e => City(e.Split('#'), v2.Length > 0 ? 1 : 0)).OfType<CatalogueCity>()
            .GroupBy(c => c.Id).OrderByDescending(g => g.Count()).Select(g => g.First())];
    }

    private CatalogueCity? City(string[] fields, int shift)
    {
        // Type # name # country # first-order division # [second-order, version 2 only] # latitude # longitude # feature
        if (fields.Length < 7 + shift || fields[0] != WorldCity || fields[2] != China)
        {
            return null;
        }

        return _features.GetOrAdd(fields[6 + shift], _ =>
            double.TryParse(fields[4 + shift], NumberStyles.Float, CultureInfo.InvariantCulture, out var lat)
            && double.TryParse(fields[5 + shift], NumberStyles.Float, CultureInfo.InvariantCulture, out var lon)
                ? Nearest(lat, lon)
                : null);
    }

    private CatalogueCity? Nearest(double lat, double lon) =>
        terms.Cities.Where(c => Math.Abs(c.Lat - lat) < Near && Math.Abs(c.Lon - lon) < Near)
            .MinBy(c => (c.Lat - lat) * (c.Lat - lat) + (c.Lon - lon) * (c.Lon - lon));
}
