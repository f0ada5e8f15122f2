using StackExchange.Redis;

namespace CcgcStream.State.Redis;

/// <summary>Turns what the client throws into the seam's own exception.</summary>
internal static class RedisCalls
{
    /// <exception cref="StateUnavailableException">No answer came; what was asked may or may not have happened.</exception>
    public static async Task<T> AskAsync<T>(Task<T> call, CancellationToken ct)
    {
        try
        {
            return await call.WaitAsync(ct);
        }
        catch (Exception e) when (e is RedisException or TimeoutException)
        {
            throw new StateUnavailableException($"Redis did not answer: {e.Message}", e);
        }
    }
}
