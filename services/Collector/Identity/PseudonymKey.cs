using System.Security.Cryptography;
using System.Text;
using CcgcStream.Collector.Configuration;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Identity;

/// <summary>Finds the secret behind author pseudonyms, and makes one on first use where none is configured.</summary>
internal static class PseudonymKey
{
    /// <summary>The pseudonymiser with the configured key, the key file's, or a new one kept in the data directory.</summary>
    /// <exception cref="InvalidOperationException">The configured key or key file is too short or empty.</exception>
    public static AuthorPseudonym Load(CollectorOptions options, string dataDirectory)
    {
        if (options.PseudonymKey.Length > 0)
        {
            return From(Encoding.UTF8.GetBytes(options.PseudonymKey), "Collector:PseudonymKey");
        }

        if (options.PseudonymKeyFile.Length > 0)
        {
            return From(File.ReadAllBytes(options.PseudonymKeyFile), options.PseudonymKeyFile);
        }

        var path = Path.Combine(dataDirectory, "keys", "pseudonym.key");
        if (!File.Exists(path))
        {
            Create(path);
        }

        return From(File.ReadAllBytes(path), path);
    }

    private static AuthorPseudonym From(byte[] key, string origin) => key.Length >= AuthorPseudonym.MinKeyBytes
        ? new AuthorPseudonym(key)
        : throw new InvalidOperationException($"The pseudonym key of {origin} has {key.Length} bytes; at least {AuthorPseudonym.MinKeyBytes} are needed.");

    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(draft, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(32));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path); // Whole or not at all; the process that comes second uses the first one's key.
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
