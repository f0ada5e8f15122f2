namespace CcgcStream.Streaming.Consuming;

/// <summary>Waits for something that may come, without an exception when it does not.</summary>
internal static class Waiting
{
    /// <summary>Completes when the task does or the time is over.</summary>
    /// <exception cref="OperationCanceledException">Cancelled meanwhile.</exception>
    public static async Task ForAsync(Task task, TimeSpan wait, TimeProvider time, CancellationToken ct)
    {
        if (!task.IsCompleted && wait > TimeSpan.Zero)
        {
            using var timer = CancellationTokenSource.CreateLinkedTokenSource(ct);
            await Task.WhenAny(task, Task.Delay(wait, time, timer.Token));
            await timer.CancelAsync(); // A timer left behind by every wake-up would add up under load.
        }

        ct.ThrowIfCancellationRequested();
    }
}
