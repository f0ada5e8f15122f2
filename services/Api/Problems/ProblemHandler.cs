using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace CcgcStream.Api.Problems;

/// <summary>Turns exceptions into problem documents; an unexpected one says nothing about its inside to the outside.</summary>
internal sealed class ProblemHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var details = exception switch
        {
            QueryProblem query => Describe(400, "The request is not valid.", query.Message, query.Parameter),
            BadHttpRequestException bad => Describe(bad.StatusCode, "The request is not valid.", bad.Message, null),
            NotFoundProblem missing => Describe(404, "Not found.", missing.Message, null),
            _ => null,
        };
        if (details is null)
        {
            return false;
        }
        httpContext.Response.StatusCode = details.Status!.Value;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = details, Exception = exception });
    }

    private static ProblemDetails Describe(int status, string title, string detail, string? parameter)
    {
        var details = new ProblemDetails { Status = status, Title = title, Detail = detail };
        if (parameter is not null)
        {
            details.Extensions["parameter"] = parameter;
        }
        return details;
    }
}
