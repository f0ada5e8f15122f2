using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CcgcStream.ServiceDefaults.Telemetry;

internal static class LogDefaults
{
    private const string Framework = "Microsoft.AspNetCore";

    /// <summary>
    /// The framework writes several lines for each request, which costs more than most answers. It writes warnings only, unless the
    /// configuration says otherwise (<c>Logging:LogLevel:Microsoft.AspNetCore</c>).
    /// </summary>
    public static void AddLogDefaults(this IHostApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["Logging:LogLevel:" + Framework]))
        {
            builder.Logging.AddFilter(Framework, LogLevel.Warning);
        }
    }
}
