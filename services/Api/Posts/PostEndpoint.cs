using System.ComponentModel;
using CcgcStream.Api.Cities;
using CcgcStream.Api.Exports;
using CcgcStream.Api.Ranking;
using CcgcStream.Api.Reading;

namespace CcgcStream.Api.Posts;

/// <summary><c>GET /v1/cities/{id}/posts</c>.</summary>
internal static class PostEndpoint
{
    private static readonly ExportTable<EvidencePost> Table = new("posts",
    [
        new("id", typeof(string), post => post.Id),
        new("publishedAt", typeof(string), post => post.PublishedAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
        new("title", typeof(string), post => post.Title),
        new("url", typeof(string), post => post.Url),
        new("platform", typeof(string), post => post.Platform),
        new("kind", typeof(string), post => post.Kind),
        new("language", typeof(string), post => post.Language),
        new("country", typeof(string), post => post.Country),
        new("actor", typeof(string), post => post.Actor),
        new("format", typeof(string), post => post.Format),
        new("outlet", typeof(string), post => post.OutletName),
        new("topics", typeof(string), post => string.Join(' ', post.Topics)),
        new("weight", typeof(double?), post => post.Weight),
        new("positive", typeof(double?), post => post.Positive),
        new("neutral", typeof(double?), post => post.Neutral),
        new("negative", typeof(double?), post => post.Negative),
        new("storyId", typeof(string), post => post.StoryId),
        new("simulated", typeof(string), post => post.Simulated ? "true" : "false"),
    ]);

    public static void MapPosts(this IEndpointRouteBuilder routes) => routes
        .MapGet("/cities/{id}/posts", ReadAsync).WithName("listCityPosts").WithTags("Cities")
        .WithSummary("The posts behind a city's score, newest first")
        .Produces<PostPage>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> ReadAsync(
        HttpContext http, CityDirectory directory, ScoreBoard board, CityReads reads, PostReads posts, [AsParameters] CityQuery query,
        [Description("1 to 1,000; 50 when absent.")] int? limit,
        [Description("The nextCursor of the page before.")] string? cursor,
        [Description("json (default), csv or parquet.")] string? format,
        CancellationToken ct)
    {
        var wanted = ExportFormats.Of(format, http.Request);
        var page = await posts.AnswerAsync(await query.CheckAsync(directory, board, reads, ct), limit, cursor, ct);
        return wanted == ExportFormats.Json ? TypedResults.Ok(page) : await Table.ToResultAsync(page.Posts, wanted, ct);
    }
}
