using System.Text.Json;
using CcgcStream.Contracts.Sources;

namespace CcgcStream.State.Sources;

/// <summary>Reads what the collectors wrote about themselves: for <c>GET /v1/sources</c>, the completeness of scores, and the doctor.</summary>
public sealed class SourceHealthReader(IStateStore store)
{
    /// <summary>Health of every source that ever ran, with its latest <paramref name="hours"/> (at least 1), newest first.</summary>
    public async ValueTask<IReadOnlyList<SourceHealth>> ReadAsync(int hours, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hours, 1);
        var health = new List<SourceHealth>();
        var prefix = SourceKeys.Heartbeats();
        await foreach (var entry in store.ScanAsync(SourceKeys.Space, prefix, SourceKeys.EndOf(prefix), reverse: false, ct))
        {
            if (JsonSerializer.Deserialize(entry.Value, SourceJsonContext.Default.SourceHeartbeat) is { } heartbeat)
            {
                health.Add(new SourceHealth(heartbeat, await HoursAsync(heartbeat.Source, hours, ct)));
            }
        }

        return health;
    }

    private async ValueTask<IReadOnlyList<SourceHourHealth>> HoursAsync(string source, int hours, CancellationToken ct)
    {
        var all = new List<SourceHour>();
        var prefix = SourceKeys.Hours(source);
        await foreach (var entry in store.ScanAsync(SourceKeys.Space, prefix, SourceKeys.EndOf(prefix), reverse: true, ct))
        {
            if (JsonSerializer.Deserialize(entry.Value, SourceJsonContext.Default.SourceHour) is { } hour)
            {
                all.Add(hour);
            }
        }

        return [.. all.Take(hours).Select(Judge)];

        SourceHourHealth Judge(SourceHour hour)
        {
            var expected = SourceCompleteness.Expected(all, hour.Hour);
            return new SourceHourHealth(hour, expected, SourceCompleteness.Of(hour, expected));
        }
    }
}
