using Microsoft.AspNetCore.Builder;

namespace CcgcStream.ServiceDefaults.Access;

/// <summary>Runs the application; a refusal to bind is a plain sentence and exit code 2, not a stack trace.</summary>
public static class GuardedRun
{
    /// <summary>Runs until the process is told to stop.</summary>
    /// <returns>0, or 2 when the configured addresses are refused.</returns>
    public static async Task<int> RunGuardedAsync(this WebApplication app)
    {
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (UnsafeBindingException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 2;
        }
    }
}
