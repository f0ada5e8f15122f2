using System.Diagnostics;

namespace CcgcStream.Api.Tests.Docs;

/// <summary>TypeScript as npm gives it, in a folder of the temp directory: node 20 does not run TypeScript by itself.</summary>
internal static class TypeScript
{
    private const string Packages = "typescript@5.9.3 @types/node@20.19.0";
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "ccgc-typescript-5.9.3");

    /// <summary>Checks and translates a file; why it could not be done at all where npm gives no compiler.</summary>
    public static async Task<(string? Missing, string Errors, string Program)> CompileAsync(string source)
    {
        var compiler = Path.Combine(Folder, "node_modules", "typescript", "bin", "tsc");
        if (!File.Exists(compiler))
        {
            Directory.CreateDirectory(Folder);
            var (code, words) = await RunAsync("npm", $"install --no-audit --no-fund --ignore-scripts --prefix {Folder} {Packages}");
            if (code != 0)
            {
                return ($"npm gives no TypeScript: {words}", "", "");
            }
        }
        var name = Path.Combine(Folder, $"example-{Guid.NewGuid():n}.mts");
        await File.WriteAllTextAsync(name, source);
        var (failed, errors) = await RunAsync("node", $"{compiler} --strict --target es2023 --module nodenext --lib es2023,dom,dom.asynciterable --types node {name}");
        File.Delete(name);
        return (null, failed == 0 ? "" : errors, Path.ChangeExtension(name, ".mjs"));
    }

    private static async Task<(int Code, string Words)> RunAsync(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
