namespace CcgcStream.Contracts.Sources;

/// <summary>Health and completeness of one source, as <c>GET /v1/sources</c> shows it.</summary>
/// <param name="Heartbeat">Its last sign of life.</param>
/// <param name="Hours">Its account, newest hour first.</param>
public sealed record SourceHealth(SourceHeartbeat Heartbeat, IReadOnlyList<SourceHourHealth> Hours);

/// <summary>The account of one hour and what it says about completeness.</summary>
/// <param name="Account">The counts.</param>
/// <param name="Expected">Median of the same hour of the day on earlier days; null with fewer than three of them.</param>
/// <param name="Completeness">0..1, or null when nothing tells; see <see cref="SourceCompleteness"/>.</param>
public sealed record SourceHourHealth(SourceHour Account, double? Expected, double? Completeness);
