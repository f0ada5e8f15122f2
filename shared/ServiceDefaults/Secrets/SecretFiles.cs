using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace CcgcStream.ServiceDefaults.Secrets;

/// <summary>
/// Settings from files, as Docker and Kubernetes mount secrets: in <c>Secrets:Directory</c> (default /run/secrets) each file is named like
/// an environment variable, such as <c>State__Redis</c>, and holds the value. They go before every other source.
/// </summary>
public static class SecretFiles
{
    private const string Separator = "__";

    /// <summary>Adds the directory where it is there. Files whose name has no section are somebody else's and not opened.</summary>
    public static IHostApplicationBuilder AddSecretFiles(this IHostApplicationBuilder builder)
    {
        var directory = Path.GetFullPath(builder.Configuration["Secrets:Directory"] ?? "/run/secrets");
        if (Directory.Exists(directory))
        {
            builder.Configuration.AddKeyPerFile(source =>
            {
                source.FileProvider = new Microsoft.Extensions.FileProviders.PhysicalFileProvider(directory);
                source.IgnoreCondition = name => !name.Contains(Separator, StringComparison.Ordinal);
                source.SectionDelimiter = Separator;
            });
        }

        return builder;
    }
}
