using System.Collections.Frozen;
using CcgcStream.Api.Problems;
using CcgcStream.Text.Cities;

namespace CcgcStream.Api.Cities;

/// <summary>Names and places of the catalogue's cities, for display.</summary>
internal sealed class CityDirectory
{
    private readonly FrozenDictionary<string, CityEntry> _byId;

    public CityDirectory(CityCatalogue catalogue)
    {
        All = [.. catalogue.All.Select(city => new CityEntry(city.Id, city.Name, city.Zh, city.Province, city.Lat, city.Lon))];
        _byId = All.ToFrozenDictionary(city => city.Id, StringComparer.Ordinal);
    }

    /// <summary>All cities of the catalogue, in its order (GDP of 2019).</summary>
    public IReadOnlyList<CityEntry> All { get; }

    /// <summary>A city by id; an id outside the catalogue is its own name, so that no score is ever hidden.</summary>
    public CityEntry Find(string id) => _byId.TryGetValue(id, out var city) ? city : new CityEntry(id, id, id, "", 0, 0);

    /// <summary>A city that must be in the catalogue.</summary>
    /// <exception cref="NotFoundProblem">It is not.</exception>
    public CityEntry Known(string id) => _byId.TryGetValue(id, out var city)
        ? city
        : throw new NotFoundProblem("There is no city of this id in the catalogue; see /v1/cities.");
}
