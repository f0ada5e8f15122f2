using Microsoft.Extensions.Options;

namespace CcgcStream.Notifier;

/// <summary>Does a round of work at every poll. A failed round is logged and repeated: what it works on is durable.</summary>
internal abstract partial class PollingService(IOptions<NotifierOptions> options, TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = options.Value.Poll;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RoundAsync(stoppingToken);
                pause = options.Value.Poll;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(logger, e, GetType().Name);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }

            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One round.</summary>
    protected abstract Task RoundAsync(CancellationToken ct);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Service}: this round failed and is repeated")]
    private static partial void RoundFailed(ILogger logger, Exception error, string service);
}
