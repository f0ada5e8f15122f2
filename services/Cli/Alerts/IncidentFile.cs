using System.Globalization;
using CcgcStream.Alerting.Backtesting;
using CcgcStream.Alerting.Observations;
using CcgcStream.Cli.Commands;

namespace CcgcStream.Cli.Alerts;

/// <summary>Known incidents, <c>city,start,end</c> a line with ISO 8601 times; a first line that begins with "city" is a heading.</summary>
internal static class IncidentFile
{
    /// <exception cref="UsageException">There is no such file.</exception>
    /// <exception cref="TargetException">A line cannot be read; the message says which.</exception>
    public static async Task<IReadOnlyList<(string City, LabelledIncident Incident)>> ReadAsync(string file, CancellationToken ct)
    {
        if (!File.Exists(file))
        {
            throw new UsageException($"{file}: no such file");
        }

        var lines = await File.ReadAllLinesAsync(file, ct);
        return [.. lines.Index().Where(l => !string.IsNullOrWhiteSpace(l.Item) && !(l.Index == 0 && l.Item.StartsWith("city", StringComparison.OrdinalIgnoreCase)))
            .Select(l => Parse(l.Item, $"{file}({l.Index + 1})"))];
    }

    private static (string, LabelledIncident) Parse(string line, string where)
    {
        var parts = line.Split(',', StringSplitOptions.TrimEntries);
        return parts.Length == 3 && parts[0].Length > 0 && Bucket(parts[1]) is { } start && Bucket(parts[2]) is { } end && start <= end
            ? (parts[0], new LabelledIncident(start, end, []))
            : throw new TargetException($"{where}: expected city,start,end with ISO 8601 times and an end that is not before the start");
    }

    private static long? Bucket(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? Quarter.Of(time.ToUnixTimeMilliseconds() * 1000) : null;
}
