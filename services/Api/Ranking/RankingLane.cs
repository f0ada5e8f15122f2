using CcgcStream.ServiceDefaults.Access;
using CcgcStream.State.Access;

namespace CcgcStream.Api.Ranking;

/// <summary>
/// The short way for what nearly every reader asks: a ranking that was asked for in the very same words since the last change is
/// answered from its bytes, before routing, binding and checking. Anything else goes the long way, whose answer is the same.
/// </summary>
internal sealed class RankingLane(ScoreBoard board, AccessOptions access)
{
    private const string Path = "/v1/ranking";

    public Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        return request.Path.Value == Path && HttpMethods.IsGet(request.Method) && WantsJson(request)
            && board.Answers.Find(request.QueryString.Value) is { } answer
            && (!access.Required || Scopes.Allows(http.User, ApiKeyScopes.Read))
                ? answer.ExecuteAsync(http)
                : next(http);
    }

    private static bool WantsJson(HttpRequest request) =>
        request.Headers.Accept.Count == 0 || !request.Headers.Accept.ToString().AsSpan().ContainsAny(Exports.ExportFormats.Marks);
}
