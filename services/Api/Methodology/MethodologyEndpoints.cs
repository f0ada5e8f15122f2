using System.ComponentModel;
using CcgcStream.Api.Problems;
using CcgcStream.Api.Ranking;
using CcgcStream.Api.Reading;
using CcgcStream.Index.Methodology;
using CcgcStream.State.Cities.Reading;

namespace CcgcStream.Api.Methodology;

/// <summary>The methodologies that can be asked for.</summary>
/// <param name="Published">Version that makes the published scores.</param>
/// <param name="Versions">All of them.</param>
public sealed record MethodologyList(string Published, IReadOnlyList<MethodologyEntry> Versions);

/// <summary>A methodology that <c>?methodology=</c> takes.</summary>
/// <param name="CalibratedOn">What its goalposts were taken from.</param>
public sealed record MethodologyEntry(string Version, string CalibratedOn);

/// <summary><c>GET /v1/methodology</c>, <c>/{version}</c> and <c>/calibration</c>.</summary>
internal static class MethodologyEndpoints
{
    private static readonly SemaphoreSlim Turn = new(1); // A calibration reads a whole period of every city: one at a time.

    public static void MapMethodology(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/methodology", List).WithName("listMethodologies").WithTags("Methodology")
            .WithSummary("The methodologies that reads can be asked to use, the published one first");
        routes.MapGet("/methodology/{version}", Read).WithName("getMethodology").WithTags("Methodology")
            .WithSummary("Every constant of a methodology").ProducesProblem(StatusCodes.Status400BadRequest);
        routes.MapGet("/methodology/calibration", CalibrateAsync).WithName("calibrateMethodology").WithTags("Methodology")
            .WithSummary("A methodology file whose goalposts and priors are taken from a period; the service itself goes on with its own")
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static Microsoft.AspNetCore.Http.HttpResults.Ok<MethodologyList> List(MethodologySet set) => TypedResults.Ok(
        new MethodologyList(set.Primary.Version, [.. set.All.Select(file => new MethodologyEntry(file.Version, file.CalibratedOn))]));

    private static IResult Read(CityReads reads, [Description("One of /v1/methodology.")] string version) => Json(reads.RulesOf(version));

    private static async Task<IResult> CalibrateAsync(
        ScoreBoard board, CityReads reads,
        [Description("First day, such as 2020-01-01.")] string from,
        [Description("Last day, inclusive.")] string to,
        [Description("Version of the new file.")] string version,
        [Description("live, simulated or the name of a replay.")] string? generation,
        CancellationToken ct)
    {
        var name = QueryValues.Name("version", version) ?? throw new QueryProblem("version", "'version' must name the new file.");
        var resolved = board.Resolve(QueryValues.Name("generation", generation));
        var first = QueryValues.Day("from", from) ?? throw new QueryProblem("from", "'from' must be a day such as 2020-01-01.");
        var last = QueryValues.Day("to", to) ?? throw new QueryProblem("to", "'to' must be a day such as 2020-12-31.");
        if (first > last || last.DayNumber - first.DayNumber > 3_660)
        {
            throw new QueryProblem("from", "'from' must not lie after 'to', nor more than ten years before it.");
        }

        await Turn.WaitAsync(ct);
        try
        {
            return Json(await new CalibrationReader(await reads.OpenAsync(ct)).ReadAsync(resolved, first, last, name, reads.Rules, ct));
        }
        catch (InvalidDataException error)
        {
            throw new QueryProblem("from", error.Message);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static IResult Json(MethodologyFile file) => Results.Text(MethodologyReader.Write(file), "application/json");
}
