using CcgcStream.Servers;

namespace CcgcStream.System.Tests.Replay;

/// <summary>Real posts and headlines of 2017 to 2021, in ../shared/data/replay beside the repository; they may not stand in it.</summary>
internal static class ReplayFiles
{
    private static readonly string Directory = Path.GetFullPath(Path.Combine(Programs.Root(), "..", "shared", "data", "replay"));

    /// <summary>Every file; the test skips where they are missing.</summary>
    public static IReadOnlyList<string> Find()
    {
        Assert.SkipUnless(global::System.IO.Directory.Exists(Directory), $"{Directory} is not here");
        return [.. global::System.IO.Directory.EnumerateFiles(Directory, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }
}
