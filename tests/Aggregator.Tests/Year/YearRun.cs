using System.Diagnostics.Metrics;
using CcgcStream.Aggregator.Folding;
using CcgcStream.Contracts.Posts;
using CcgcStream.Contracts.V1;
using CcgcStream.Enricher;
using CcgcStream.Index.Methodology;
using CcgcStream.Index.Reporting;
using CcgcStream.Simulation;
using CcgcStream.State;
using CcgcStream.State.Cities.Keys;
using CcgcStream.State.Cities.Reading;
using CcgcStream.State.Embedded;
using CcgcStream.Streaming;
using CcgcStream.Streaming.DeadLetters;
using CcgcStream.Streaming.Embedded;
using CcgcStream.Text;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CcgcStream.Aggregator.Tests.Year;

/// <summary>
/// Simulated years through the real enricher, folder and state store of one process, on all cores: what the services do, less HTTP, the
/// log's disk and the scoring between batches, none of which the state depends on.
/// </summary>
internal sealed class YearRun(string directory) : IAsyncDisposable
{
    public const string Generation = "year-2020";

    private const int Slice = 1000;
    private readonly EmbeddedDatabase _database = EmbeddedDatabase.Open(directory);
    private readonly SpreadLog _log = new(4);

    public async Task CountAsync(IReadOnlyList<PostSimulator> years, ITagger tagger, Action<long>? progress, CancellationToken ct)
    {
        var store = new EmbeddedStateStore(_database);
        var folding = Task.WhenAll(Enumerable.Range(0, _log.Partitions).Select(partition => Task.Run(() => FoldAsync(store, partition, ct), ct)));
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var metrics = new EnricherMetrics(services.GetRequiredService<IMeterFactory>());
        var deadLetters = new DeadLetterQueue(_log, TimeProvider.System);
        var pseudonyms = new AuthorPseudonym(new byte[32]);
        var done = 0L;
        foreach (var year in years)
        {
            var slices = Enumerable.Range(0, (int)((year.Pieces + Slice - 1) / Slice));
            await Parallel.ForEachAsync(slices, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = ct }, async (slice, stop) =>
            {
                var enricher = new PostEnricher(_log, tagger, deadLetters, metrics, _log.Partitions, NullLogger<PostEnricher>.Instance);
                var posts = year.Range((long)slice * Slice, Math.Min(year.Pieces, ((long)slice + 1) * Slice))
                    .Select(piece => PostReader.Complete(piece.Post).ToRaw(Generation, pseudonyms).ToByteArray())
                    .Select((bytes, at) => new ConsumedRecord("posts.raw", 0, at, default, bytes, DateTimeOffset.UnixEpoch, [])).ToArray();
                await enricher.ProcessAsync(posts, stop);
                progress?.Invoke(Interlocked.Add(ref done, posts.Length));
            });
        }

        _log.Complete();
        await folding;
    }

    public ValueTask<PeriodReport> ReportAsync(int year, CancellationToken ct) => new PeriodReportReader(Reader())
        .ReadAsync(Generation, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), MethodologyReader.Default, ct);

    public CityStateReader Reader() => new(new EmbeddedStateStore(_database), _log.Partitions);

    public async ValueTask DisposeAsync() => await _database.DisposeAsync();

    private async Task FoldAsync(EmbeddedStateStore store, int partition, CancellationToken ct)
    {
        var space = StateKeys.SpaceOf(partition);
        var lease = await store.AcquireAsync(space, "year", ct);
        var folder = new BatchFolder(store, space, new FoldLimits(), TimeProvider.System);
        var offset = lease.Offset;
        await foreach (var batch in _log.Of(partition).ReadAllAsync(ct))
        {
            List<Enriched> records = [.. batch.Select(record => EnrichedRecords.Read(record).Body ?? throw new InvalidDataException("a poisoned record"))];
            var result = await folder.FoldAsync(records, ct);
            var next = Math.Max(0, offset) + batch.Count;
            await store.CommitAsync(new(lease, offset, next, result.Writes), ct);
            offset = next;
        }
    }
}
