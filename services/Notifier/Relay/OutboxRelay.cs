using CcgcStream.AlertStore;
using CcgcStream.Notifier.Bus;
using MassTransit;
using Microsoft.Extensions.Options;

namespace CcgcStream.Notifier.Relay;

/// <summary>
/// Puts the outboxes' events on the bus. An entry stays in its outbox until its event is recorded, so neither a lost message
/// nor a lost broker loses it; what is on its way is not sent again before <see cref="NotifierOptions.Resend"/>.
/// </summary>
internal sealed partial class OutboxRelay(
    Outbox outbox, OutboxSpaces spaces, IBus bus, IOptions<NotifierOptions> options, TimeProvider time, ILogger<OutboxRelay> logger)
    : PollingService(options, time, logger)
{
    private const int MostAtOnce = 500;
    private readonly IOptions<NotifierOptions> options = options;
    private readonly TimeProvider time = time;
    private Dictionary<string, DateTimeOffset> underWay = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override async Task RoundAsync(CancellationToken ct)
    {
        var seen = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var space in await spaces.NamesAsync(ct))
        {
            await RelayAsync(space, seen, ct);
        }

        underWay = seen;
    }

    private async Task RelayAsync(string space, Dictionary<string, DateTimeOffset> seen, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var count = 0;
        await foreach (var entry in outbox.ReadAsync(space, ct))
        {
            var name = $"{space}/{Convert.ToHexString(entry.Key)}";
            if (underWay.TryGetValue(name, out var sent) && now - sent < options.Value.Resend)
            {
                seen[name] = sent;
                continue;
            }

            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(options.Value.AttemptTimeout);
            await bus.Publish(new RecordAlert(entry.Space, entry.Key, entry.Event), patience.Token);
            seen[name] = underWay[name] = now;
            if (++count == MostAtOnce)
            {
                break;
            }
        }

        if (count > 0)
        {
            Relayed(logger, count, space);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Relayed {Count} alert events of {Space}")]
    private static partial void Relayed(ILogger logger, int count, string space);
}
