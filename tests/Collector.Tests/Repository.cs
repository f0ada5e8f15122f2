namespace CcgcStream.Collector.Tests;

/// <summary>The repository that the tests were built in.</summary>
internal static class Repository
{
    /// <summary>A file or folder of it; the test is skipped, and says so, where the tests run elsewhere.</summary>
    public static string Path(string relative)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "CcgcStream.sln")))
        {
            folder = folder.Parent;
        }

        Assert.SkipWhen(folder is null, "the tests do not run inside the repository");
        return System.IO.Path.Combine(folder!.FullName, relative);
    }
}
