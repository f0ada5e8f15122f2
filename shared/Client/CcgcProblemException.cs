using System.Net;
using System.Net.Http.Json;

namespace CcgcStream.Client;

/// <summary>The server answered with a problem document.</summary>
public sealed class CcgcProblemException : Exception
{
    private CcgcProblemException(HttpStatusCode status, string message, string? parameter) : base(message) => (Status, Parameter) = (status, parameter);

    /// <summary>The status of the answer.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>The parameter at fault, where the server named one.</summary>
    public string? Parameter { get; }

    internal static async Task ThrowIfProblemAsync(HttpResponseMessage response, CancellationToken ct)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }
        var problem = response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            ? await response.Content.ReadFromJsonAsync(ClientJson.Default.Problem, ct)
            : null;
        throw new CcgcProblemException(response.StatusCode, problem?.Detail ?? problem?.Title ?? $"The server answered {(int)response.StatusCode}.", problem?.Parameter);
    }
}
