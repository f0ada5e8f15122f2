namespace CcgcStream.Aggregator.Partitions;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Folding into {Space} failed and memory was dropped: {Reason}")]
    internal static partial void FoldFailed(ILogger logger, string space, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Record {Topic}/{Partition}@{Offset} went to the dead letters: {Reason}")]
    internal static partial void DeadLettered(ILogger logger, string topic, int partition, long offset, string reason);

    [LoggerMessage(3, LogLevel.Information, "Partition {Partition} starts at offset {Offset} with fencing token {Token}")]
    internal static partial void Opened(ILogger logger, int partition, long offset, long token);

    [LoggerMessage(4, LogLevel.Warning, "Scores could not be stored and stay due: {Reason}")]
    internal static partial void ScoresFailed(ILogger logger, string reason);

    [LoggerMessage(5, LogLevel.Error, "The alert detectors of generation {Generation} failed and start again from the store; counting goes on")]
    internal static partial void AlertsFailed(ILogger logger, Exception error, string generation);

    [LoggerMessage(6, LogLevel.Error, "Removing what is old from {Space} failed and is tried again; counting goes on")]
    internal static partial void RetentionFailed(ILogger logger, Exception error, string space);

    [LoggerMessage(7, LogLevel.Warning, "{Edits} versions and {Deletions} deletions came after the ledger had let go of their posts, such as {Post}, and were refused: the posts count as they stood")]
    internal static partial void LateRefused(ILogger logger, int edits, int deletions, string? post);

    [LoggerMessage(8, LogLevel.Warning, "The topic of scores took nothing, again in {Wait}: {Reason}")]
    internal static partial void PublishingFailed(ILogger logger, TimeSpan wait, string reason);
}
