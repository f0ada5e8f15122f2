namespace CcgcStream.Api.Cities;

/// <summary>A catalogue city. Latitude and longitude in degrees, WGS 84.</summary>
public sealed record CityEntry(string Id, string Name, string NameZh, string Province, double Lat, double Lon);
