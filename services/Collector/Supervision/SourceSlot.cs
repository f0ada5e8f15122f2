using CcgcStream.Collector.Seam;

namespace CcgcStream.Collector.Supervision;

/// <summary>A source under its configured name, with what it says about its condition.</summary>
/// <param name="Name">Name in the configuration; part of all keys.</param>
/// <param name="Type">Type, such as <c>rss</c>.</param>
/// <param name="Source">The source.</param>
/// <param name="Pulse">Its last status, rate limits and drift.</param>
internal sealed record SourceSlot(string Name, string Type, ISource Source, SourcePulse Pulse);
