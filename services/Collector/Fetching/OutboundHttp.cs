using System.Net;
using CcgcStream.Collector.Configuration;
using Microsoft.Security.AntiSSRF;

namespace CcgcStream.Collector.Fetching;

/// <summary>
/// The only way out: feeds and links are written by strangers, so no request may reach loopback, private or link-local
/// addresses, by name, number, DNS answer or redirect.
/// </summary>
internal sealed class OutboundHttp : IDisposable
{
    private readonly AntiSSRFHandler _handler;
    private readonly string _userAgent;

    public OutboundHttp(CollectorOptions options)
    {
        var policy = new AntiSSRFPolicy(options.AllowLoopback ? PolicyConfigOptions.None : PolicyConfigOptions.ExternalOnlyLatest)
        {
            AllowPlainTextHttp = true, // GDELT's files and many feeds have no https.
            AddXFFHeader = false,
        };
        if (options.AllowLoopback)
        {
            // Loopback only: the rest of the private world stays closed in tests too.
            policy.AddDeniedAddresses([.. IPAddressRanges.recommendedLatest.Except(IPAddressRanges.loopback)]);
        }

        _handler = policy.GetHandler();
        _handler.MaxAutomaticRedirections = 5;
        _handler.UseCookies = false;
        _handler.ConnectTimeout = TimeSpan.FromSeconds(15);
        _handler.PooledConnectionLifetime = TimeSpan.FromMinutes(10); // DNS answers change.
        _userAgent = options.UserAgent;
        Invoker = new HttpMessageInvoker(new Introduction(_handler, _userAgent), disposeHandler: false);
    }

    /// <summary>Sends requests, guarded.</summary>
    public HttpMessageInvoker Invoker { get; }

    public void Dispose()
    {
        Invoker.Dispose();
        _handler.Dispose();
    }

    private sealed class Introduction(HttpMessageHandler inner, string userAgent) : DelegatingHandler(inner)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
            if (request.Headers.AcceptEncoding.Count == 0)
            {
                request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
            }

            request.Version = HttpVersion.Version11;
            return base.SendAsync(request, ct);
        }
    }
}
