using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace CcgcStream.Cli.Target;

/// <summary>Talks to the HTTP API of a running service and turns its problems into sentences.</summary>
internal sealed class TargetClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _base;

    public TargetClient(string target)
    {
        if (!Uri.TryCreate(target.EndsWith('/') ? target : target + "/", UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            throw new UsageException($"--target: '{target}' is not an http or https URL");
        }

        _base = uri;
        _http = new HttpClient { BaseAddress = uri, Timeout = TimeSpan.FromMinutes(5) };
        if (Environment.GetEnvironmentVariable("CCGC_API_KEY") is { Length: > 0 } key)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
    }

    /// <summary>Sends a request and gives the answer whatever its status.</summary>
    /// <exception cref="TargetException">Nobody answers.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        }
        catch (HttpRequestException e)
        {
            throw new TargetException($"no answer from {_base}: {e.Message}. Is the service running (dotnet run --project services/Standalone)?", e);
        }
    }

    /// <summary>GETs a resource as text in the given media type.</summary>
    /// <exception cref="TargetException">The service refused; the message is the problem's own detail.</exception>
    public async Task<string> GetTextAsync(string path, string accept, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        using var response = await SendAsync(request, ct);
        await EnsureSuccessAsync(response, ct);
        return await response.Content.ReadAsStringAsync(ct);
    }

    /// <summary>GETs a resource as JSON.</summary>
    public async Task<JsonDocument> GetJsonAsync(string path, CancellationToken ct) =>
        JsonDocument.Parse(await GetTextAsync(path, "application/json", ct));

    /// <exception cref="TargetException">The status is not one of success.</exception>
    public static async Task EnsureSuccessAsync(HttpResponseMessage response, CancellationToken ct)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var body = await response.Content.ReadAsStringAsync(ct);
        throw new TargetException(response.StatusCode == HttpStatusCode.Unauthorized
            ? "the service wants an API key: set CCGC_API_KEY"
            : $"the service answered {(int)response.StatusCode}: {Detail(body)}");
    }

    public void Dispose() => _http.Dispose();

    private static string Detail(string body)
    {
        try
        {
            using var problem = JsonDocument.Parse(body);
            foreach (var name in (ReadOnlySpan<string>)["detail", "title"])
            {
                if (problem.RootElement.ValueKind == JsonValueKind.Object && problem.RootElement.TryGetProperty(name, out var text))
                {
                    return text.ToString();
                }
            }
        }
        catch (JsonException)
        {
            // Not a problem document: a proxy's page, say. Its beginning is the best there is.
        }

        return body.Length > 200 ? body[..200] : body;
    }
}
