using CcgcStream.Alerting.Model;

namespace CcgcStream.Api.Dashboard.Charts;

/// <summary>An alert as a mark on a chart's time axis.</summary>
public sealed record AlertMark(AlertRecord Alert, DateTimeOffset At);
