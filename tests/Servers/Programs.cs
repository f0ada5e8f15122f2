namespace CcgcStream.Servers;

/// <summary>Finds what tests start.</summary>
public static class Programs
{
    private static readonly string[] Places = ["/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/lib/rabbitmq/bin"];

    /// <summary>Path of an installed program; null where there is none, and the test skips with that reason.</summary>
    public static string? Find(string name) => Places.Select(p => Path.Combine(p, name)).FirstOrDefault(File.Exists);

    /// <summary>Root of the repository.</summary>
    public static string Root()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "CcgcStream.sln")))
        {
            at = Path.GetDirectoryName(at) ?? throw new DirectoryNotFoundException("CcgcStream.sln is in no folder above the tests");
        }

        return at;
    }

    /// <summary>A built assembly of the repository, in the configuration of the running test.</summary>
    public static string Built(string project, string assembly)
    {
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        return Path.Combine(Root(), project, "bin", configuration, "net10.0", assembly);
    }
}
