using System.Diagnostics.Metrics;

namespace CcgcStream.Aggregator.Tests.Retention;

/// <summary>What the aggregator's counters counted since this was made, on this flow of execution only: other tests run beside it.</summary>
internal sealed class CounterWatch : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly AsyncLocal<bool> _mine = new() { Value = true };
    private readonly Dictionary<string, long> _sums = new(StringComparer.Ordinal);

    public CounterWatch(string counter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "CcgcStream.Aggregator" && instrument.Name == counter)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, amount, tags, _) =>
        {
            if (_mine.Value)
            {
                var kind = tags.Length > 0 ? (string?)tags[0].Value ?? "" : "";
                lock (_sums)
                {
                    _sums[kind] = _sums.GetValueOrDefault(kind) + amount;
                }
            }
        });
        _listener.Start();
    }

    /// <summary>The sum by the counter's kind; of a counter without kinds, by "".</summary>
    public long this[string kind]
    {
        get
        {
            lock (_sums)
            {
                return _sums.GetValueOrDefault(kind);
            }
        }
    }

    public void Dispose() => _listener.Dispose();
}
