using System.Diagnostics;
using System.Text.Json;

namespace CcgcStream.Quality.Peers;

/// <summary>The npm peers (franc, eld, vader-sentiment, sentiment), installed into a folder of the temp directory.</summary>
internal sealed class NodePeers
{
    private const string Packages = "franc@6.2.0 eld@2.1.0 vader-sentiment@1.1.3 sentiment@5.0.2 fasttext.wasm.js@1.0.0";

    private readonly string folder;

    private NodePeers(string folder) => this.folder = folder;

    /// <summary>lid.176.ftz as shipped by the npm package fasttext.wasm.js.</summary>
    public string Lid176 => Path.Combine(folder, "node_modules/fasttext.wasm.js/dist/models/language-identification/assets/lid.176.ftz");

    /// <summary>Installs the peers; null, with the reason on standard error, where npm or node cannot.</summary>
    public static NodePeers? Install()
    {
        var folder = Path.Combine(Path.GetTempPath(), "ccgc-quality-peers");
        Directory.CreateDirectory(folder);
        try
        {
            if (!Directory.Exists(Path.Combine(folder, "node_modules/eld")))
            {
                Run(folder, "npm", $"install --no-audit --no-fund --ignore-scripts {Packages}");
            }
            File.Copy(Path.Combine(AppContext.BaseDirectory, "Peers/peers.mjs"), Path.Combine(folder, "peers.mjs"), true);
            return new NodePeers(folder);
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            Console.Error.WriteLine($"npm peers are missing: {error.Message}");
            return null;
        }
    }

    /// <summary>Each peer's answer to each text.</summary>
    public Dictionary<string, string[]> Ask(string task, IReadOnlyList<string> texts)
    {
        var (input, output) = (Path.Combine(folder, $"{task}.in"), Path.Combine(folder, $"{task}.out"));
        File.WriteAllLines(input, texts.Select(t => JsonSerializer.Serialize(new { task, text = t })));
        Run(folder, "node", $"peers.mjs {input} {output}");
        var answers = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var row = 0;
        foreach (var line in File.ReadLines(output))
        {
            using var document = JsonDocument.Parse(line);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (!answers.TryGetValue(property.Name, out var list))
                {
                    answers.Add(property.Name, list = new string[texts.Count]);
                }
                list[row] = property.Value.GetString()!;
            }
            row++;
        }
        return answers;
    }

    private static void Run(string folder, string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{program} did not start");
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {arguments}: {errors.Result}");
        }
    }
}
