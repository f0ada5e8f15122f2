using CcgcStream.Aggregator.Partitions;
using CcgcStream.Aggregator.Publishing;
using CcgcStream.Aggregator.Retention;
using CcgcStream.Aggregator.Tests.Fakes;
using CcgcStream.AlertStore;
using CcgcStream.Index.Methodology;
using CcgcStream.State;
using CcgcStream.Streaming;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CcgcStream.Aggregator.Tests.Worlds;

/// <summary>The real processor over the fakes.</summary>
internal static class ProcessorRun
{
    public static PartitionProcessorFactory Factory(
        ScriptedLog log, IStateStore store, IScoreStore scores, TimeProvider? clock = null, RetentionOptions? retention = null) => new(
        log, store, scores, Options.Create(new AggregatorOptions { ScoreBudget = TimeSpan.FromMinutes(1), Retention = retention ?? new() }),
        MethodologyReader.Default, new RulesSource(null, TimeProvider.System, NullLogger<RulesSource>.Instance), new PendingScores(), clock ?? TimeProvider.System,
        NullLogger<PartitionProcessorFactory>.Instance);

    public static Task RunAsync(ScriptedLog log, MemoryStateStore store, MemoryScoreStore scores, int batch) =>
        log.ConsumeAsync(ScriptedLog.Topic, "test", Factory(log, store, scores), new ConsumeOptions { MaxBatch = batch }, default);
}
