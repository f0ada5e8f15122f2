using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Notifications;
using CcgcStream.AlertStore;
using CcgcStream.Api.Alerts;

namespace CcgcStream.Api.Dashboard.Live;

/// <summary>Alerts of a generation, latest change first, and the silences in force.</summary>
/// <param name="Epoch">How much news there had been when it was read.</param>
/// <param name="At">When it was read.</param>
internal sealed record AlertDigest(IReadOnlyList<AlertRecord> Alerts, IReadOnlyList<Silence> Silences, int Epoch, DateTimeOffset At);

/// <summary>The alerts that the pages show, read once for all of them after each piece of news.</summary>
internal sealed class AlertDigests : IDisposable
{
    /// <summary>Silences end without news.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(5);

    private readonly SharedReading<string, AlertDigest> _digests = new(64);
    private readonly AlertBook _book;
    private readonly AlertNews _news;
    private readonly TimeProvider _time;
    private int _epoch;

    public AlertDigests(AlertBook book, AlertNews news, TimeProvider time)
    {
        (_book, _news, _time) = (book, news, time);
        // Made before any page listens: by the time that a page hears of news, what was read before it counts no more.
        _news.Changed += OnChanged;
    }

    /// <summary>The alerts of a generation as they are now.</summary>
    public Task<AlertDigest> GetAsync(string generation, CancellationToken ct) => _digests.GetAsync(
        generation, held => held.Epoch == Volatile.Read(ref _epoch) && _time.GetUtcNow() - held.At < Life, () => ReadAsync(generation, ct), ct);

    /// <summary>What has been read counts no more: somebody changed something here.</summary>
    public void Forget() => Interlocked.Increment(ref _epoch);

    public void Dispose()
    {
        _news.Changed -= OnChanged;
        _digests.Dispose();
    }

    private void OnChanged(AlertRecord alert) => Forget();

    private async Task<AlertDigest> ReadAsync(string generation, CancellationToken ct)
    {
        var (epoch, at) = (Volatile.Read(ref _epoch), _time.GetUtcNow());
        return new AlertDigest(await _book.ListAsync(generation, ct), await _book.SilencesAsync(ct), epoch, at);
    }
}
