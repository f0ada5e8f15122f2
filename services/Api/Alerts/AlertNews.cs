using System.Text.Json;
using CcgcStream.Alerting;
using CcgcStream.Alerting.Model;
using CcgcStream.AlertStore;
using CcgcStream.Api.Live;
using CcgcStream.Api.Ranking;

namespace CcgcStream.Api.Alerts;

/// <summary>
/// Puts each change of an alert on the stream and tells the dashboard. Alerts come from another process as a rule, so the
/// store is looked at once a second; it holds few alerts.
/// </summary>
internal sealed partial class AlertNews(AlertBook book, ScoreBoard board, LiveLog log, TimeProvider time, ILogger<AlertNews> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);

    /// <summary>Raised when an alert changed.</summary>
    public event Action<AlertRecord>? Changed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var first = true;
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                foreach (var generation in board.Generations.Append("live").Distinct(StringComparer.Ordinal))
                {
                    Compare(await book.ListAsync(generation, stoppingToken), quiet: first);
                }
                first = false;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogMissed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Compare(IReadOnlyList<AlertRecord> alerts, bool quiet)
    {
        foreach (var alert in alerts.Reverse())
        {
            if (_known.TryGetValue(alert.Id, out var steps) && steps == alert.History.Count)
            {
                continue;
            }
            _known[alert.Id] = alert.History.Count;
            if (!quiet)
            {
                var json = JsonSerializer.SerializeToUtf8Bytes(alert, AlertJson.Default.AlertRecord);
                log.Append(LiveWriter.AlertChannel, null, id => LiveEvent.FrameOf(id, "alert", json));
                Changed?.Invoke(alert);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The alerts could not be read; trying again in a second.")]
    private partial void LogMissed(Exception exception);
}
