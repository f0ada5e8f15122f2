using System.Text;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Cli.Privacy;

/// <summary>The key of the author pseudonyms, from where the collector takes it: its settings, else the data directory.</summary>
internal static class PseudonymSource
{
    /// <param name="dataDirectory">Data directory; null for the configured one.</param>
    /// <exception cref="UsageException">There is no key to be found, or it is too short.</exception>
    public static AuthorPseudonym Load(string? dataDirectory)
    {
        var configuration = Host.CreateApplicationBuilder().Configuration;
        var file = configuration["Collector:PseudonymKeyFile"] is { Length: > 0 } named
            ? named
            : Path.Combine(dataDirectory ?? configuration["Data:Directory"] ?? "data", "keys", "pseudonym.key");
        if (configuration["Collector:PseudonymKey"] is { Length: > 0 } key)
        {
            return From(Encoding.UTF8.GetBytes(key), "Collector:PseudonymKey");
        }

        return File.Exists(file)
            ? From(File.ReadAllBytes(file), file)
            : throw new UsageException($"no pseudonym key: set Collector__PseudonymKeyFile or --data; {file} does not exist");
    }

    private static AuthorPseudonym From(byte[] key, string origin) => key.Length >= AuthorPseudonym.MinKeyBytes
        ? new AuthorPseudonym(key)
        : throw new UsageException($"the pseudonym key of {origin} is too short");
}
