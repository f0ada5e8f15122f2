using System.Text.Json;
using System.Text.RegularExpressions;

namespace CcgcStream.Api.Tests.Client;

/// <summary>Notes which operations of the OpenAPI document go through it.</summary>
internal sealed class OperationRecorder(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

    /// <summary>Operation ids by method and the form of the path.</summary>
    public static IReadOnlyList<(string Id, string Method, Regex Path)> Operations(JsonDocument document) =>
    [
        .. document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => (
            operation.Value.GetProperty("operationId").GetString()!, operation.Name.ToUpperInvariant(),
            new Regex("^" + Regex.Replace(path.Name, "\\{[^}]+\\}", "[^/]+") + "$")))),
    ];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (Seen)
        {
            Seen.Add($"{request.Method} {request.RequestUri!.AbsolutePath}");
        }
        return await base.SendAsync(request, cancellationToken);
    }
}
