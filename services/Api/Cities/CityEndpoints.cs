using System.ComponentModel;
using CcgcStream.Api.Json;
using CcgcStream.Api.Problems;
using CcgcStream.Api.Ranking;

namespace CcgcStream.Api.Cities;

/// <summary><c>GET /v1/cities</c> and <c>GET /v1/cities/{id}</c>.</summary>
internal static class CityEndpoints
{
    public static void MapCities(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cities", List).WithName("listCities").WithTags("Cities")
            .WithSummary("The catalogue of cities").Produces<CityList>();
        routes.MapGet("/cities/{id}", Read).WithName("getCity").WithTags("Cities")
            .WithSummary("One city, its scores and ranks in every window").Produces<CityDetail>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static PreparedJson List(CityDirectory directory) =>
        PreparedJson.Of(new CityList(directory.All.Count, directory.All), ApiJsonContext.Default.CityList);

    private static PreparedJson Read(
        ScoreBoard board, CityDirectory directory,
        [Description("Catalogue id, such as wuhan.")] string id,
        [Description("live, simulated or the name of a replay.")] string? generation)
    {
        var city = directory.Known(id);
        var resolved = board.Resolve(QueryValues.Name("generation", generation));
        var rows = new Dictionary<string, RankedCity>(StringComparer.Ordinal);
        foreach (var window in IndexWindows.All)
        {
            if (board.Window(resolved, window).Default.Cities.FirstOrDefault(row => row.Id == city.Id) is { } row)
            {
                rows.Add(window, row);
            }
        }
        return PreparedJson.Of(
            new CityDetail(resolved, city, rows, rows.Values.Any(row => row.Simulated)), ApiJsonContext.Default.CityDetail);
    }
}
