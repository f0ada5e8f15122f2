using CcgcStream.Api.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace CcgcStream.Api.Problems;

/// <summary>
/// Writes problem documents to those who said that they take anything but JSON, such as a reader of CSV: the framework's own writer
/// leaves them without a word, which turns a reader's mistake into a server's error.
/// </summary>
internal sealed class ProblemWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var (details, http) = (context.ProblemDetails, context.HttpContext);
        details.Status ??= http.Response.StatusCode;
        details.Title ??= ReasonPhrases.GetReasonPhrase(details.Status.Value);
        return new ValueTask(http.Response.WriteAsJsonAsync(
            details, ApiJsonContext.Default.ProblemDetails, "application/problem+json", http.RequestAborted));
    }
}
