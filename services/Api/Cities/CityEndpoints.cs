using System.ComponentModel;
using CcgcStream.Api.Json;

namespace CcgcStream.Api.Cities;

/// <summary><c>GET /v1/cities</c> and <c>GET /v1/cities/{id}</c>.</summary>
internal static class CityEndpoints
{
    public static void MapCities(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/cities", List).WithName("listCities").WithTags("Cities")
            .WithSummary("The catalogue of cities").Produces<CityList>();
        routes.MapGet("/cities/{id}", ReadAsync).WithName("getCity").WithTags("Cities")
            .WithSummary("One city, its scores and ranks in every window").Produces<CityDetail>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static PreparedJson List(CityDirectory directory) =>
        PreparedJson.Of(new CityList(directory.All.Count, directory.All), ApiJsonContext.Default.CityList);

    private static async Task<PreparedJson> ReadAsync(
        CityDetailReads details,
        [Description("Catalogue id, such as wuhan.")] string id,
        [Description("live, simulated or the name of a replay.")] string? generation,
        [Description("Version of the methodology, one of /v1/methodology; the published one when absent.")] string? methodology,
        CancellationToken ct) =>
        PreparedJson.Of(await details.AnswerAsync(id, generation, methodology, ct), ApiJsonContext.Default.CityDetail);
}
