using System.IO.Hashing;
using System.Text.Json;
using CcgcStream.Alerting;
using CcgcStream.Alerting.Model;
using CcgcStream.AlertStore;
using CcgcStream.Api.Live;
using CcgcStream.Api.Ranking;

namespace CcgcStream.Api.Alerts;

/// <summary>
/// Puts each change of an alert on the stream and tells the dashboard. Alerts come from another process as a rule, so the
/// store is looked at once a second, and less often where a look takes long: a replay of years leaves thousands of them. Only what changed is read.
/// </summary>
internal sealed partial class AlertNews(AlertBook book, ScoreBoard board, LiveLog log, TimeProvider time, ILogger<AlertNews> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>The pause in times of what the last look took.</summary>
    private const int Rest = 20;

    /// <summary>Hash of each record that has been told of, by id.</summary>
    private readonly Dictionary<string, ulong> _known = new(StringComparer.Ordinal);

    /// <summary>Raised when an alert changed.</summary>
    public event Action<AlertRecord>? Changed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var first = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            var started = time.GetTimestamp();
            try
            {
                await LookAsync(quiet: first, stoppingToken);
                first = false;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogMissed(exception);
            }
            var rest = Rest * time.GetElapsedTime(started);
            await Task.Delay(rest > Period ? rest : Period, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(bool quiet, CancellationToken ct)
    {
        var shown = board.Generations.Append("live").ToHashSet(StringComparer.Ordinal);
        var changed = new List<AlertRecord>();
        await foreach (var stored in book.StoredAsync(ct))
        {
            var hash = XxHash3.HashToUInt64(stored.Json);
            if (_known.TryGetValue(stored.Id, out var known) && known == hash)
            {
                continue;
            }
            if (stored.Read() is { } alert && shown.Contains(alert.Key.Generation))
            {
                _known[stored.Id] = hash;
                changed.Add(alert);
            }
        }
        if (quiet)
        {
            return;
        }
        foreach (var alert in changed.OrderBy(a => a.UpdatedAt).ThenByDescending(a => a.Id, StringComparer.Ordinal))
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(alert, AlertJson.Default.AlertRecord);
            log.Append(LiveWriter.AlertChannel, null, id => LiveEvent.FrameOf(id, "alert", json));
            Changed?.Invoke(alert);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The alerts could not be read; trying again in a second.")]
    private partial void LogMissed(Exception exception);
}
