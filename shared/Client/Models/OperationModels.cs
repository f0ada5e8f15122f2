using System.Text.Json;
using System.Text.Json.Serialization;
using CcgcStream.Contracts.Sources;

namespace CcgcStream.Client;

/// <summary>What became of posts that were sent.</summary>
public sealed record PushResult(string Generation, int Accepted, int Rejected, IReadOnlyList<PushedPost> Items);

/// <summary>What became of one post: accepted, or rejected with what is wrong with it.</summary>
public sealed record PushedPost(int Index, int Line, string Id, string Status, string? Error);

/// <summary>The report of a period, as JSON: its findings are those of the methodology's version and grow with it.</summary>
public sealed record Report(string Generation, [property: JsonPropertyName("report")] JsonElement Findings);

/// <summary>Every source that ever ran, with its latest hours.</summary>
public sealed record SourceList(DateTimeOffset At, IReadOnlyList<SourceHealth> Sources);

/// <summary>The generations that hold data, and the one that reads without one use.</summary>
public sealed record GenerationList(string? Default, IReadOnlyList<GenerationInfo> Generations);

/// <summary>
/// Live data, the simulation or a replay. What lies before the three moments may be gone, null while nothing is: the right to edit a post,
/// posts with minute values, hourly values. Versions and deletions that came later than that were refused and are counted.
/// </summary>
public sealed record GenerationInfo(
    string Name, long Seen, long Effective, DateTimeOffset? First, DateTimeOffset? Watermark, bool Simulated, DateTimeOffset? EditableFrom,
    DateTimeOffset? PostsFrom, DateTimeOffset? HoursFrom, long LateEdits, long LateDeletions);

/// <summary>A generation that is being removed, in the background.</summary>
public sealed record GenerationDropped(string Name, bool Dropping);

/// <summary>Records on their way from the log to the scores; all 0 when everything acknowledged is in the scores.</summary>
public sealed record PipelineLag(long Raw, long Enriched, long Lag);

/// <summary>A page of the audit log, newest first.</summary>
public sealed record AuditPage(IReadOnlyList<AuditRecord> Entries, string? NextCursor);

/// <summary>Who did what to what.</summary>
public sealed record AuditRecord(DateTimeOffset At, string Who, string Name, string Action, string Target, string Outcome);

/// <summary>What was found and erased; carried out when the pipeline has no lag.</summary>
public sealed record ErasureResult(int Posts, int Mentions, int Alerts, bool Erased, IReadOnlyList<string> NotFound);

internal sealed record ErasureBody(IReadOnlyList<string>? Posts, string? Author, bool DryRun);

internal sealed record Problem(string? Title, string? Detail, int? Status, string? Parameter);
