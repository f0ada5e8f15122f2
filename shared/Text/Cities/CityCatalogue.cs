using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace CcgcStream.Text.Cities;

/// <summary>The cities that the index is about, read from a file: adding a city is adding a line.</summary>
/// <remarks>Immutable and thread-safe. The file of this project is <c>Catalogue/cities.json</c>, an embedded resource.</remarks>
public sealed class CityCatalogue
{
    private static readonly Lazy<CityCatalogue> Embedded = new(static () => Load(CatalogueResources.Open("cities.json")));
    private readonly FrozenDictionary<string, CatalogueCity> _byId;

    private CityCatalogue(IReadOnlyList<CatalogueCity> cities)
    {
        All = [.. cities.OrderBy(static c => c.Rank).ThenBy(static c => c.Id, StringComparer.Ordinal)];
        _byId = All.ToFrozenDictionary(static c => c.Id, StringComparer.Ordinal);
    }

    /// <summary>The catalogue that ships with the project, read once.</summary>
    public static CityCatalogue Default => Embedded.Value;

    /// <summary>Every city, by rank.</summary>
    public IReadOnlyList<CatalogueCity> All { get; }

    /// <summary>Number of cities.</summary>
    public int Count => All.Count;

    /// <summary>The city of an id.</summary>
    /// <exception cref="KeyNotFoundException">The catalogue has no such city.</exception>
    public CatalogueCity this[string id] =>
        TryGet(id, out var city) ? city : throw new KeyNotFoundException($"No city '{id}' in the catalogue.");

    /// <summary>Looks a city up; false when the catalogue has none of that id.</summary>
    public bool TryGet(string id, [NotNullWhen(true)] out CatalogueCity? city) => _byId.TryGetValue(id, out city);

    /// <summary>Reads a catalogue: a JSON array, one object a city.</summary>
    /// <exception cref="InvalidDataException">No city, a missing or doubled id, or coordinates off the globe.</exception>
    /// <exception cref="JsonException">The text is not the expected JSON.</exception>
    public static CityCatalogue Load(Stream json)
    {
        using (json)
        {
            return Create(JsonSerializer.Deserialize(json, CatalogueJson.Default.ListCatalogueCity) ?? []);
        }
    }

    /// <summary>Makes a catalogue of cities in memory, with the same checks as a file.</summary>
    /// <exception cref="InvalidDataException">See <see cref="Load"/>.</exception>
    public static CityCatalogue Create(IReadOnlyList<CatalogueCity> cities)
    {
        if (cities.Count == 0)
        {
            throw new InvalidDataException("The city catalogue is empty.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var city in cities)
        {
            if (string.IsNullOrWhiteSpace(city.Id) || !seen.Add(city.Id))
            {
                throw new InvalidDataException($"City id '{city.Id}' is missing or used twice.");
            }

            if (city.Lat is < -90 or > 90 || city.Lon is < -180 or > 180)
            {
                throw new InvalidDataException($"City '{city.Id}' has coordinates off the globe: {city.Lat}, {city.Lon}.");
            }
        }

        return new CityCatalogue(cities);
    }
}
