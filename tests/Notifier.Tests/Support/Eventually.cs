namespace CcgcStream.Notifier.Tests.Support;

/// <summary>Waits for what other threads will bring about.</summary>
internal static class Eventually
{
    /// <summary>Seconds: far more than anything takes, since a machine may be ten times as busy as the one a test was written on.</summary>
    private const int Patience = 120;

    public static async Task TrueAsync(Func<bool> condition, string what, int seconds = Patience) => await TrueAsync(() => ValueTask.FromResult(condition()), what, seconds);

    public static async Task TrueAsync(Func<ValueTask<bool>> condition, string what, int seconds = Patience) => await TrueAsync(condition, () => what, seconds);

    public static async Task TrueAsync(Func<bool> condition, Func<string> what, int seconds) => await TrueAsync(() => ValueTask.FromResult(condition()), what, seconds);

    private static async Task TrueAsync(Func<ValueTask<bool>> condition, Func<string> what, int seconds)
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromSeconds(seconds), $"not within {seconds} s: {what()}");
            await Task.Delay(20);
        }
    }
}
