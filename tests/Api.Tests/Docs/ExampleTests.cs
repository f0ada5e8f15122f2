using System.Diagnostics;
using System.Text.RegularExpressions;
using CcgcStream.Servers;
using CcgcStream.Tests.Site;

namespace CcgcStream.Api.Tests.Docs;

/// <summary>The examples of deploy/docs/api-examples.md are run as they stand.</summary>
public sealed partial class ExampleTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    [Fact]
    public async Task The_curl_example_asks_every_operation_and_runs()
    {
        var output = await RunAsync("bash", ["-e", await WrittenAsync("bash", ".sh", "set -eu\n")]);
        Assert.Contains("\"accepted\":1", output, StringComparison.Ordinal);
        Assert.Contains("rank,rankLo,rankHi", output, StringComparison.Ordinal);
        Assert.Contains("\"microPoints\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_python_example_runs()
    {
        var output = await RunAsync("python3", [await WrittenAsync("python", ".py")]);
        Assert.Contains("live real", output, StringComparison.Ordinal);
        Assert.Contains("unchanged", output, StringComparison.Ordinal);
        Assert.Matches("[1-9]\\d+ posts about Wuhan", output);
        Assert.Contains("window is wrong", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_typescript_example_passes_a_strict_check_and_runs()
    {
        Assert.SkipWhen(Find("npm") is null || Find("node") is null, "npm or node is not installed: the TypeScript example was not run");
        var (missing, errors, program) = await TypeScript.CompileAsync(await BlockAsync("typescript"));
        Assert.SkipWhen(missing is not null, missing ?? "");
        Assert.Equal("", errors);
        var output = await RunAsync("node", [program]);
        File.Delete(program);
        Assert.Contains("live Wuhan", output, StringComparison.Ordinal);
        Assert.Matches("snapshot of [1-9]\\d* cities", output);
    }

    [Fact]
    public void The_readme_and_these_pages_link_to_files_that_exist()
    {
        var root = Programs.Root();
        Assert.Contains("(deploy/docs/api-examples.md)", File.ReadAllText(Path.Combine(root, "README.md")), StringComparison.Ordinal);
        var pages = new[] { "api-examples.md", "security.md" }.Select(page => Path.Combine(root, "deploy", "docs", page));
        var links = pages.SelectMany(page => Link().Matches(File.ReadAllText(page)).Select(match => Path.Combine(Path.GetDirectoryName(page)!, match.Groups[1].Value)));
        Assert.All(links, path => Assert.True(Path.Exists(path), path));
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static async Task<string> BlockAsync(string language) =>
        Block().Matches(await File.ReadAllTextAsync(Path.Combine(Programs.Root(), "deploy", "docs", "api-examples.md"))).Single(match => match.Groups[1].Value == language).Groups[2].Value;

    private static async Task<string> WrittenAsync(string language, string ending, string before = "")
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("ccgc-example-").FullName, "example" + ending);
        await File.WriteAllTextAsync(file, before + await BlockAsync(language));
        return file;
    }

    private async Task<string> RunAsync(string program, IReadOnlyList<string> arguments)
    {
        Assert.SkipWhen(Find(program) is null, $"{program} is not installed: its example was not run");
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(arguments[^1])! };
        start.Environment["CCGC"] = pipeline.Site.Address.ToString().TrimEnd('/');
        start.Environment.Remove("CCGC_API_KEY");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output + await errors);
        return output;
    }

    [GeneratedRegex("```(\\w+)\\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("\\]\\((?!https?:|#)([^)#\\s]+)")]
    private static partial Regex Link();
}
