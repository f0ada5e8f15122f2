using System.Text.Json;
using CcgcStream.Contracts.Sources;
using CcgcStream.State;
using CcgcStream.State.Sources;

namespace CcgcStream.Collector.Accounting;

/// <summary>The hourly accounts that are being written, and which of them the store does not have yet. Not thread-safe.</summary>
internal sealed class HourBook(string source, TimeProvider clock)
{
    private readonly Dictionary<DateTimeOffset, SourceHour> _open = [];
    private readonly HashSet<DateTimeOffset> _dirty = [];
    private readonly List<byte[]> _expired = [];

    /// <summary>Goes on with the present hour's account and forgets hours past keeping.</summary>
    public async ValueTask LoadAsync(IStateStore store, CancellationToken ct)
    {
        var now = HourOf(clock.GetUtcNow());
        var key = SourceKeys.Hour(source, now);
        if ((await store.GetAsync(SourceKeys.Space, [key], ct))[0] is { } bytes
            && JsonSerializer.Deserialize(bytes, SourceJsonContext.Default.SourceHour) is { } hour)
        {
            _open[now] = hour;
        }

        await foreach (var old in store.ScanAsync(
            SourceKeys.Space, SourceKeys.Hours(source), SourceKeys.Hour(source, now - SourceKeys.HoursKept), reverse: false, ct))
        {
            _expired.Add(old.Key);
        }
    }

    /// <summary>Changes the present hour's account.</summary>
    public void Change(Func<SourceHour, SourceHour> change) => Change(HourOf(clock.GetUtcNow()), change);

    /// <summary>Spreads downtime over the hours it fell into.</summary>
    public void Down(DateTimeOffset from, DateTimeOffset to)
    {
        while (from < to)
        {
            var hour = HourOf(from);
            var end = hour.AddHours(1) < to ? hour.AddHours(1) : to;
            var seconds = (end - from).TotalSeconds;
            Change(hour, h => h with { DowntimeSeconds = Math.Min(3600, h.DowntimeSeconds + seconds) });
            from = end;
        }
    }

    /// <summary>What the store has to learn. Only the latest hours stay in memory.</summary>
    public IReadOnlyList<StateWrite> Writes()
    {
        var writes = _dirty.Select(h => new StateWrite(
            SourceKeys.Hour(source, h), JsonSerializer.SerializeToUtf8Bytes(_open[h], SourceJsonContext.Default.SourceHour)))
            .Concat(_expired.Select(key => new StateWrite(key, null))).ToList();
        var keep = HourOf(clock.GetUtcNow()).AddHours(-1);
        foreach (var past in _open.Keys.Where(h => h < keep).ToList())
        {
            _open.Remove(past);
        }

        _dirty.Clear();
        _expired.Clear();
        return writes;
    }

    /// <summary>Makes every open hour part of the next save.</summary>
    public void MarkUnsaved() => _dirty.UnionWith(_open.Keys);

    private void Change(DateTimeOffset hour, Func<SourceHour, SourceHour> change)
    {
        _open[hour] = change(_open.GetValueOrDefault(hour) ?? new SourceHour { Hour = hour });
        _dirty.Add(hour);
    }

    private static DateTimeOffset HourOf(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerHour, TimeSpan.Zero);
}
