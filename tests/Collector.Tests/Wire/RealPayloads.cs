namespace CcgcStream.Collector.Tests.Wire;

/// <summary>Real payloads beside the repository, in ../shared/data/wire; they may not stand in it.</summary>
internal static class RealPayloads
{
    /// <summary>The path of a payload; the test is skipped, and says so, where it is missing.</summary>
    public static string Path(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            foreach (var shared in (string[])["shared", "../shared"])
            {
                var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder.FullName, shared, "data", "wire", relative));
                if (File.Exists(path) || Directory.Exists(path))
                {
                    return path;
                }
            }
        }

        Assert.Skip($"the real payload data/wire/{relative} is not beside this repository");
        return "";
    }

    public static byte[] Read(string relative) => File.ReadAllBytes(Path(relative));
}
