using System.Diagnostics.Metrics;
using CcgcStream.Contracts.Posts;
using CcgcStream.Contracts.Topics;
using CcgcStream.Contracts.V1;
using CcgcStream.Servers;
using CcgcStream.Streaming;
using CcgcStream.Streaming.DeadLetters;
using CcgcStream.Streaming.Embedded;
using CcgcStream.Text;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CcgcStream.Enricher.Tests.Poison;

/// <summary>
/// A record that cannot be read goes to the dead letters with its bytes untouched, before the offset moves; while the dead-letter topic
/// does not take it the partition stands still, and nothing is lost.
/// </summary>
public sealed class PoisonTests : IAsyncLifetime, IPartitionProcessorFactory
{
    private const string Group = "enricher";
    private static readonly string Dead = TopicNames.DeadLettersOf(TopicNames.Raw);
    private static readonly byte[] Poison = [0xff, 0xff, 0x00, 0x0d, 0x0a, 0x7f];

    private readonly TemporaryDirectory _data = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private EmbeddedDatabase _database = null!;
    private EmbeddedEventLog _log = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = EmbeddedDatabase.Open(_data.Path);
        _log = new EmbeddedEventLog(_database, TimeProvider.System, NullLogger<EmbeddedEventLog>.Instance);
        await _log.EnsureTopicAsync(TopicNames.Raw, 1, Ct);
        await _log.EnsureTopicAsync(TopicNames.Enriched, 2, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        await _database.DisposeAsync();
        await _services.DisposeAsync();
        _data.Dispose();
    }

    public ValueTask<IPartitionProcessor> OpenAsync(string topic, int partition, CancellationToken ct) => ValueTask.FromResult<IPartitionProcessor>(new PostEnricher(
        _log, Tagger.LoadDefault(), new DeadLetterQueue(_log, TimeProvider.System), new EnricherMetrics(_services.GetRequiredService<IMeterFactory>()), 2, NullLogger<PostEnricher>.Instance));

    [Fact]
    public async Task The_partition_waits_for_the_dead_letters_and_then_all_goes_through()
    {
        await _log.AppendAsync(TopicNames.Raw, [Post("x:1"), new LogRecord("poison"u8.ToArray(), Poison), new LogRecord(default, Array.Empty<byte>()), Post("x:2")], Ct);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var consuming = _log.ConsumeAsync(TopicNames.Raw, Group, this, new ConsumeOptions { RetryBackoff = TimeSpan.FromMilliseconds(10) }, stop.Token);

        await Task.Delay(TimeSpan.FromSeconds(2), Ct); // There is no dead-letter topic: several tries, and no way on.
        Assert.Null(await _log.CommittedAsync(TopicNames.Raw, Group, 0, Ct));

        await _log.EnsureTopicAsync(Dead, 1, Ct);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (await _log.CommittedAsync(TopicNames.Raw, Group, 0, Ct) != 4)
        {
            await Task.Delay(20, patience.Token);
        }

        await stop.CancelAsync();
        await consuming;
        await AssertDeadAsync();
        Assert.Equal(["x:1", "x:2"], await MentionedAsync());
    }

    private async Task AssertDeadAsync()
    {
        var letters = new List<DeadLetter>();
        await foreach (var (_, letter) in new DeadLetterQueue(_log, TimeProvider.System).ListAsync(TopicNames.Raw, Ct))
        {
            letters.Add(letter);
        }

        Assert.Equal([1, 2], letters.Select(l => l.Offset));
        Assert.Equal(Poison, letters[0].Value.ToByteArray());
        Assert.Equal("poison", letters[0].Key.ToStringUtf8());
        Assert.Equal("enricher", letters[0].Component);
        Assert.NotEmpty(letters[0].Error);
        Assert.Equal("the post has no id", letters[1].Error);
    }

    private async Task<List<string>> MentionedAsync()
    {
        var posts = new SortedSet<string>(StringComparer.Ordinal);
        for (var partition = 0; partition < 2; partition++)
        {
            await foreach (var record in _log.ReadAsync(TopicNames.Enriched, partition, 0, Ct))
            {
                if (Enriched.Parser.ParseFrom(record.Value.Span).Mention is { } mention)
                {
                    posts.Add(mention.PostId);
                }
            }
        }

        return [.. posts];
    }

    private static LogRecord Post(string id) => new(default, new RawPost
    {
        Id = id, Generation = "g", Source = "x", Channel = "social", Kind = "post", Text = "A new light festival opened in Shanghai",
        PublishedAtUs = new DateTimeOffset(2020, 2, 3, 0, 0, 0, TimeSpan.Zero).ToUnixMicroseconds(),
    }.ToByteArray());
}
