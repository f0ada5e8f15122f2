using System.Text.Json.Serialization;
using CcgcStream.Alerting.Sources;

namespace CcgcStream.Notifier.Watch;

/// <summary>What the feed watch remembers between quarter-hours.</summary>
internal sealed record FeedWatchState
{
    public SourceAlertState Sources { get; init; } = SourceAlertState.Empty;

    /// <summary>How far each collector's hourly account had come at the last look.</summary>
    public IReadOnlyDictionary<string, FeedMark> Marks { get; init; } = new Dictionary<string, FeedMark>();
}

/// <summary>A collector's account of an hour as last seen.</summary>
internal sealed record FeedMark(DateTimeOffset Hour, long Received, long Rejected);

/// <summary>JSON of the feed watch's state.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FeedWatchState))]
internal sealed partial class FeedJson : JsonSerializerContext
{
}
