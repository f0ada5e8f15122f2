using System.Security.Claims;
using CcgcStream.Api.Problems;
using CcgcStream.Contracts.Posts;
using CcgcStream.State.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CcgcStream.Api.Privacy;

/// <summary><c>POST /v1/privacy/erase</c>, for holders of the admin scope.</summary>
internal static class ErasureEndpoint
{
    private const int BodyLimit = 1024 * 1024;
    private const int MostPosts = 1_000;
    private const int PseudonymLength = 24;

    public static void MapErasure(this IEndpointRouteBuilder routes) => routes
        .MapPost("/privacy/erase", EraseAsync).RequireAuthorization(ApiKeyScopes.Admin)
        .WithMetadata(new RequestSizeLimitAttribute(BodyLimit))
        .WithName("erasePersonalData").WithTags("Administration").WithSummary("Erase posts, or everything by an author, from evidence and scores")
        .WithDescription("Each post is deleted through the pipeline, so that sums stay exact and an older copy cannot come back; the audit log notes it.")
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    private static async Task<Ok<ErasureAnswer>> EraseAsync(Erasure erasure, ClaimsPrincipal who, ErasureRequest request, CancellationToken ct)
    {
        var posts = request.Posts ?? [];
        if (posts.Count > MostPosts || posts.Any(id => id is not { Length: > 0 and <= PostId.MaxLength }))
        {
            throw new QueryProblem("posts", $"'posts' must be at most {MostPosts} ids of 1 to {PostId.MaxLength} characters.");
        }
        if (request.Author is { } author && (author.Length != PseudonymLength || !author.All(char.IsAsciiHexDigitLower)))
        {
            throw new QueryProblem("author", "'author' must be a pseudonym: 24 hexadecimal digits in lower case.");
        }
        if (posts.Count == 0 && request.Author is null)
        {
            throw new QueryProblem("posts", "Name 'posts' or an 'author'.");
        }
        return TypedResults.Ok(await erasure.RunAsync([.. posts.Distinct(StringComparer.Ordinal)], request.Author, request.DryRun ?? false, who, ct));
    }
}
