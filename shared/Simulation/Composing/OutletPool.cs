using System.Globalization;
using CcgcStream.Contracts.Posts;
using CcgcStream.Simulation.Draws;

namespace CcgcStream.Simulation.Composing;

/// <summary>Invented outlets under the reserved top-level domain <c>.example</c>, forty a country.</summary>
internal static class OutletPool
{
    private const int PerCountry = 40;

    public static Outlet Of(string country, ref PieceRandom random)
    {
        var unit = random.NextUnit();
        var number = (int)(PerCountry * unit * unit);
        return new()
        {
            Domain = string.Create(CultureInfo.InvariantCulture, $"paper{number:00}.{country.ToLowerInvariant()}.example"),
            Name = string.Create(CultureInfo.InvariantCulture, $"Simulated Paper {country} {number}"),
            Country = country,
        };
    }
}
