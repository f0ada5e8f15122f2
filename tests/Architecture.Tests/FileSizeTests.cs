namespace CcgcStream.Architecture.Tests;

/// <summary>A file that grows past these sizes is two things: median at most 60 lines, nine in ten at most 150, none over 400.</summary>
public sealed class FileSizeTests
{
    private static readonly int[] Sizes = Measure();

    [Fact]
    public void No_file_is_over_400_lines() => Assert.DoesNotContain(Files(), f => File.ReadLines(f).Count() > 400);

    [Fact]
    public void Nine_files_in_ten_are_at_most_150_lines() => Assert.True(Sizes[Sizes.Length * 9 / 10] <= 150, $"90th percentile: {Sizes[Sizes.Length * 9 / 10]}");

    [Fact]
    public void The_median_file_is_at_most_60_lines() => Assert.True(Sizes[Sizes.Length / 2] <= 60, $"median: {Sizes[Sizes.Length / 2]}");

    [Fact]
    public void No_folder_or_file_is_a_dumping_ground() =>
        Assert.DoesNotContain(Files(), f => f.Split('/').Any(part => part.Contains("Helper", StringComparison.Ordinal) || part.Contains("Utils", StringComparison.Ordinal) || part is "Common" or "Manager"));

    private static int[] Measure() => [.. Files().Select(f => File.ReadLines(f).Count()).Order()];

    private static IEnumerable<string> Files() =>
        new[] { "services", "shared" }.SelectMany(top => Directory.EnumerateFiles(Path.Combine(Root(), top), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

    private static string Root()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "CcgcStream.sln")))
        {
            at = Path.GetDirectoryName(at) ?? throw new DirectoryNotFoundException("CcgcStream.sln is in no folder above the tests");
        }

        return at;
    }
}
