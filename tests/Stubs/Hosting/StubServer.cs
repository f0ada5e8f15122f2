using System.Text;
using CcgcStream.Contracts.Sources;
using CcgcStream.Stubs.Faults;

namespace CcgcStream.Stubs.Hosting;

/// <summary>A stub of one source: a real web server on a loopback port of its own, with a corpus as truth and a fault script.</summary>
public abstract class StubServer(Corpus corpus, FaultScript faults) : IAsyncDisposable
{
    private WebApplication? _app;
    private int? _pieces;

    /// <summary>What it serves.</summary>
    public Corpus Corpus { get; } = corpus;

    /// <summary>The trouble it makes.</summary>
    public FaultScript Faults { get; } = faults;

    /// <summary>Fields that it has renamed, as services do without a word: old name, new name.</summary>
    public (string Old, string New)? Renamed { get; set; }

    /// <summary>Address of the server, without a slash at its end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Settings of the collector's source that reads this stub, without the prefix of its name.</summary>
    public abstract IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>The post ids that must be in the log in the end, each at least once.</summary>
    public abstract IReadOnlySet<string> Truth { get; }

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.UseWebSockets();
        Map(_app);
        await _app.StartAsync();
        Address = _app.Urls.First();
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
            await _app.StopAsync(now.Token);
            await _app.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Maps the source's paths.</summary>
    protected abstract void Map(WebApplication app);

    /// <summary>The completeness that the collector must come to.</summary>
    public virtual double Completeness => 1;

    /// <summary>How many there are by the source's own count, when all have been read; 0 where that never ends.</summary>
    public virtual long Reported => 0;

    /// <summary>True of the account of a collector that has got everything and has written that down.</summary>
    public bool IsAccountedFor(SourceHour account) => account.Received >= (_pieces ??= Truth.Count) && account.Reported >= Reported
        && SourceCompleteness.Of(account, null) is { } completeness && Math.Abs(completeness - Completeness) < 1e-12;

    /// <summary>After so much time without a new cursor everything is done; longer where the collector waits in between.</summary>
    public virtual TimeSpan Settles => TimeSpan.FromMilliseconds(300);

    /// <summary>How this source says "too many requests".</summary>
    protected virtual void RateLimit(HttpResponse response)
    {
        response.StatusCode = 429;
        response.Headers.RetryAfter = "1";
    }

    /// <summary>How this source says that a token has expired.</summary>
    protected virtual void Expire(HttpResponse response) => response.StatusCode = StatusCodes.Status401Unauthorized;

    /// <summary>Writes a short JSON answer with a status.</summary>
    protected static void Say(HttpResponse response, int status, string json)
    {
        response.StatusCode = status;
        response.ContentType = "application/json";
        response.Body.WriteAsync(Encoding.UTF8.GetBytes(json)).AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Answers with JSON, or with what the fault script has in store.</summary>
    protected Task AnswerAsync(HttpContext http, string json) => AnswerAsync(http, Encoding.UTF8.GetBytes(json), "application/json");

    /// <summary>Answers with a body, or with what the fault script has in store.</summary>
    protected async Task AnswerAsync(HttpContext http, byte[] body, string type)
    {
        if (Renamed is { } field)
        {
            body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace($"\"{field.Old}\":", $"\"{field.New}\":", StringComparison.Ordinal));
        }

        switch (Faults.Next())
        {
            case Fault.RateLimited:
                RateLimit(http.Response);
                return;
            case Fault.Unavailable:
                http.Response.StatusCode = 503;
                return;
            case Fault.HtmlUnder200:
                http.Response.ContentType = "text/html";
                await http.Response.WriteAsync("<html>Sorry, try again</html>");
                return;
            case Fault.TokenExpired:
                Expire(http.Response);
                return;
            case Fault.Truncated:
                await HalfAsync(http, body, type);
                http.Abort();
                return;
            case Fault.Stalled:
                await HalfAsync(http, body, type);
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                http.Abort();
                return;
            case Fault.Huge:
                body = Bloated(body);
                break;
            case Fault.IllegalJson:
                body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace("piece", "pie\u0007ce", StringComparison.Ordinal));
                break;
        }

        http.Response.ContentType = type;
        await http.Response.Body.WriteAsync(body);
    }

    private static async Task HalfAsync(HttpContext http, byte[] body, string type)
    {
        http.Response.ContentType = type;
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2));
        await http.Response.Body.FlushAsync();
    }

    /// <summary>The first item of the first list gets a field of 10 MB that nobody knows.</summary>
    private static byte[] Bloated(byte[] body)
    {
        var item = body.AsSpan().IndexOf("[{\""u8);
        return item < 0 ? body : [.. body[..(item + 2)], .. "\"padding\":\""u8, .. Enumerable.Repeat((byte)'x', 10_000_000), .. "\","u8, .. body[(item + 2)..]];
    }
}
