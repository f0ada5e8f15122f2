using CcgcStream.Contracts.Posts;
using CcgcStream.Contracts.Topics;
using CcgcStream.Contracts.V1;
using CcgcStream.ServiceDefaults;
using CcgcStream.Servers;
using CcgcStream.Streaming;
using CcgcStream.Text.Tests.Onnx;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CcgcStream.Enricher.Tests.Onnx;

/// <summary>A transformer that the user brings speaks through the enricher's own host, set by nothing but its settings.</summary>
public sealed class OnnxLaneTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_moods_in_posts_enriched_are_the_models()
    {
        TinyModel.Write(_folder.Path);
        await using var host = Host(TinyModel.Settings(_folder.Path));
        await host.StartAsync(Ct);
        var log = host.Services.GetRequiredService<IEventLog>();
        await log.EnsureTopicAsync(TopicNames.Raw, 1, Ct);
        await log.EnsureTopicAsync(TopicNames.Enriched, 1, Ct);
        await log.AppendAsync(TopicNames.Raw, [Post("x:1", "Wuhan is lovely"), Post("x:2", "Wuhan is awful"), Post("x:3", "Wuhan")], Ct);

        var moods = await MoodsAsync(log, 3);

        // The model's row of a word is 3, the frame's 0.5 twice: no tagger of our own gives exactly these.
        var (sure, rest, sum) = (Math.Exp(3), Math.Exp(1), Math.Exp(3) + Math.Exp(1) + 1);
        AssertNear(moods["x:1"], sure / sum, 1 / sum);
        AssertNear(moods["x:2"], 1 / sum, sure / sum);
        AssertNear(moods["x:3"], 1 / (rest + 2), 1 / (rest + 2));
        await host.StopAsync(Ct);
    }

    [Fact]
    public async Task A_model_that_does_not_load_stops_the_start_and_says_which()
    {
        TinyModel.Write(_folder.Path);
        await File.WriteAllTextAsync(TinyModel.ModelIn(_folder.Path), "not a model", Ct);
        await using var host = Host(TinyModel.Settings(_folder.Path));
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => host.StartAsync(Ct));
        Assert.Contains(TinyModel.ModelIn(_folder.Path), refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private WebApplication Host(IReadOnlyDictionary<string, string> settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [$"--Data:Directory={Path.Combine(_folder.Path, "data")}", "--Log:Partitions=1", "--Aggregator:Partitions=1", .. settings.Select(static s => $"--{s.Key}={s.Value}")],
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddServiceDefaults().AddEnricher();
        var app = builder.Build();
        app.MapServiceDefaults();
        return app;
    }

    private static async Task<IReadOnlyDictionary<string, (int Positive, int Negative)>> MoodsAsync(IEventLog log, int posts)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(120));
        var moods = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        while (moods.Count < posts)
        {
            await Task.Delay(50, patience.Token);
            await foreach (var record in log.ReadAsync(TopicNames.Enriched, 0, 0, patience.Token))
            {
                if (Enriched.Parser.ParseFrom(record.Value.Span).Mention is { } mention)
                {
                    moods[mention.PostId] = (mention.PositiveMicro, mention.NegativeMicro);
                }
            }
        }

        return moods;
    }

    // Single precision inside the model: the last of six digits may differ.
    private static void AssertNear((int Positive, int Negative) mood, double positive, double negative)
    {
        Assert.Equal(positive, mood.Positive / 1e6, 5e-6);
        Assert.Equal(negative, mood.Negative / 1e6, 5e-6);
    }

    private static LogRecord Post(string id, string text) => new(default, new RawPost
    {
        Id = id, Generation = "g", Source = "x", Channel = "social", Kind = "post", Text = text,
        PublishedAtUs = new DateTimeOffset(2020, 2, 3, 0, 0, 0, TimeSpan.Zero).ToUnixMicroseconds(),
    }.ToByteArray());
}
