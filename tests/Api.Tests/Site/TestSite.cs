using System.Net.Http.Json;
using System.Text;
using CcgcStream.Aggregator;
using CcgcStream.Api;
using CcgcStream.Collector;
using CcgcStream.Contracts.V1;
using CcgcStream.Enricher;
using CcgcStream.ServiceDefaults;
using CcgcStream.State;
using CcgcStream.Text.Cities;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CcgcStream.Tests.Site;

/// <summary>
/// The API and the dashboard on a real Kestrel at an ephemeral loopback port, on embedded engines in a directory of its own;
/// with the whole pipeline behind it when posts are to be sent through.
/// </summary>
public sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _directory;

    private TestSite(WebApplication app, string directory)
    {
        _app = app;
        _directory = directory;
        Address = new Uri(app.Urls.First().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));
        Http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 20_000 }) { BaseAddress = Address };
    }

    /// <summary>Ids of the catalogue.</summary>
    public static IReadOnlyList<string> Cities { get; } = [.. CityCatalogue.Default.All.Select(city => city.Id)];

    public IScoreStore Scores => Services.GetRequiredService<IScoreStore>();

    public Uri Address { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts a site without a pipeline: scores are put into the store by the test. Settings such as <c>Api:MaxStreams=3</c>.</summary>
    public static Task<TestSite> StartAsync(params string[] settings) => StartAsync(pipeline: false, settings);

    /// <summary>The same with a say in how the host is made, such as where it logs to.</summary>
    public static Task<TestSite> StartAsync(Action<WebApplicationBuilder> configure, bool pipeline, params string[] settings) =>
        StartAsync(pipeline, settings, configure);

    /// <summary>Starts a site with collector, enricher and aggregator in the same process.</summary>
    public static Task<TestSite> StartPipelineAsync(params string[] settings) => StartAsync(pipeline: true, settings);

    /// <summary>Stores scores and waits until the API serves their revision.</summary>
    public async Task PutAsync(IReadOnlyList<CityScore> scores)
    {
        await Scores.PutAsync(scores, default);
        var last = scores.MaxBy(score => score.Revision)!;
        await UntilAsync($"/v1/ranking?limit=1&window={last.Window}&generation={last.Generation}", $"\"revision\":{last.Revision},");
    }

    /// <summary>Sends posts, one JSON object a line, and waits until they are counted.</summary>
    public async Task PostAsync(string lines, string until, string contains)
    {
        using var content = new StringContent(lines, Encoding.UTF8, "application/x-ndjson");
        var answer = await Http.PostAsync("/v1/posts", content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await UntilAsync(until, contains);
    }

    /// <summary>Reads an address until the answer holds a text.</summary>
    public Task UntilAsync(string address, string text) =>
        UntilAsync(ct => Http.GetStringAsync(address, ct), answer => answer.Contains(text, StringComparison.Ordinal));

    /// <summary>Reads JSON of an address until it is as wanted.</summary>
    public Task<T> UntilAsync<T>(string address, Func<T, bool> wanted) => UntilAsync(async ct => (await Http.GetFromJsonAsync<T>(address, ct))!, wanted);

    private static async Task<T> UntilAsync<T>(Func<CancellationToken, Task<T>> read, Func<T, bool> wanted)
    {
        // Long, because other suites may run beside this one; a test that passes waits for what it needs and no longer.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (true)
        {
            var answer = await read(patience.Token);
            if (wanted(answer))
            {
                return answer;
            }

            await Task.Delay(25, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>Where the embedded engines keep their files.</summary>
    public string DataDirectory => _directory;

    private static async Task<TestSite> StartAsync(bool pipeline, string[] settings, Action<WebApplicationBuilder>? configure = null)
    {
        var directory = Directory.CreateTempSubdirectory("ccgc-site-").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [$"--Data:Directory={directory}", "--Log:Partitions=2", "--Aggregator:Partitions=2", .. settings.Select(setting => "--" + setting)],
        });
        if (!settings.Any(setting => setting.StartsWith("urls=", StringComparison.Ordinal)))
        {
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        }
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.AddServiceDefaults();
        if (pipeline)
        {
            builder.AddCollector();
            builder.AddEnricher();
            builder.AddAggregator();
        }
        builder.AddApi();
        configure?.Invoke(builder);
        var app = builder.Build();
        app.MapServiceDefaults();
        app.MapApi();
        if (pipeline)
        {
            app.MapCollector();
        }
        await app.StartAsync();
        return new TestSite(app, directory);
    }
}
