using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;

namespace CcgcStream.Client;

/// <summary>The REST API, typed: one method an operation. Thread-safe; one for the life of the program.</summary>
/// <remarks>
/// Needs an <see cref="HttpClient"/> whose base address is the server, such as <c>http://127.0.0.1:5000</c>. Every method throws
/// <see cref="CcgcProblemException"/> where the server refuses, with its reason.
/// </remarks>
public sealed partial class CcgcClient
{
    private readonly HttpClient _http;

    /// <param name="http">Carries base address, time-outs and retries.</param>
    /// <param name="apiKey">A key of <c>ccgc keys add</c>; null for a server that is open on loopback.</param>
    public CcgcClient(HttpClient http, string? apiKey = null)
    {
        _http = http;
        if (apiKey is not null)
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", apiKey);
        }
    }

    private static string CityPath(string city, string rest = "") => "v1/cities/" + Uri.EscapeDataString(city) + rest;

    private async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken ct)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), ct);
        return await ReadAsync(response, type, ct);
    }

    private async Task<T> SendAsync<T>(string path, HttpContent? body, JsonTypeInfo<T> type, CancellationToken ct)
    {
        using var response = await _http.PostAsync(new Uri(path, UriKind.Relative), body, ct);
        return await ReadAsync(response, type, ct);
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken ct)
    {
        await CcgcProblemException.ThrowIfProblemAsync(response, ct);
        return (await response.Content.ReadFromJsonAsync(type, ct))!;
    }
}
