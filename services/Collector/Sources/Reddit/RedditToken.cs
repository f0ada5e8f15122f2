using System.Text;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;
using CcgcStream.Collector.Wire;

namespace CcgcStream.Collector.Sources.Reddit;

/// <summary>The app's access token: fetched when needed, renewed a minute before it ends.</summary>
internal sealed class RedditToken(SourceHttp http, string address, string client, Secret secret, TimeProvider clock)
{
    private Secret _token = new("");
    private DateTimeOffset _ends;

    /// <summary>Forgets the token: the source does not take it any more.</summary>
    public void Forget() => _ends = default;

    public async ValueTask<Secret> GetAsync(CancellationToken ct)
    {
        if (_ends <= clock.GetUtcNow())
        {
            (_token, var lasts) = await http.FetchAsync(Request, Read, ct);
            _ends = clock.GetUtcNow() + lasts - TimeSpan.FromMinutes(1);
        }

        return _token;
    }

    private HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]) };
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client}:{secret.Reveal()}")));
        return request;
    }

    private static (Secret Token, TimeSpan Lasts) Read(Fetched answer)
    {
        using var json = answer.Json();
        return json.RootElement.Str("access_token") is { Length: > 0 } token
            ? (new Secret(token), TimeSpan.FromSeconds(json.RootElement.Num("expires_in") ?? 3600))
            : throw new SourceFailure(FailureKind.Unauthorized, "Reddit gives no access token: check Client and Secret");
    }
}
