using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CcgcStream.Contracts.Posts;
using CcgcStream.Text;
using CcgcStream.Text.Models;

namespace CcgcStream.Benchmarks.Text;

/// <summary>All our tags against a node pipeline of franc, sentiment and keyword match, and our language against eld's: the same posts, the same run, one core each.</summary>
internal static class TextVersusNode
{
    private const int Rounds = 5;
    private const int Posts = 12_000;

    // Enough for a steady rate of the slower ones.
    private const int NodePosts = 2_400;

    public static int Run(TextWriter output)
    {
        var lines = Enumerable.Range(0, Posts)
            .Select(static i => JsonSerializer.Serialize(new { id = $"b{i}", text = BenchmarkPosts.Texts[i % BenchmarkPosts.Texts.Length] + " " + i })).ToArray();
        var texts = Array.ConvertAll(lines, static l => JsonDocument.Parse(l).RootElement.GetProperty("text").GetString()!);
        var (tagger, language) = (Tagger.LoadDefault(), TextModels.LoadDefault().Language);
        var all = ProcessorTime.BestRate(Rounds, Posts, () => TagAll(tagger, lines));
        var ours = ProcessorTime.BestRate(Rounds, Posts, () => Array.ForEach(texts, t => language.Identify(t)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"posts a second of processor time, {texts.Average(static t => t.Length):F0} UTF-16 units each"));
        Write(output, "ccgc", all, "JSON in, all tags, JSON out");
        Write(output, "ccgc", ours, "language alone");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"working set {Environment.WorkingSet / 1048576} MiB"));
        if (Node(lines[..NodePosts]) is not [var pipeline, var eld])
        {
            output.WriteLine("node: npm or node is missing, no ratio");
            return 1;
        }
        Write(output, "node", pipeline, "JSON, franc, sentiment, keywords");
        Write(output, "eld", eld, "language alone");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio {all / pipeline,10:F1} all tags; {ours / eld:F1} language alone"));
        return 0;
    }

    private static void Write(TextWriter output, string system, double rate, string job) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{system,-5} {rate,10:F0} posts/s ({job})"));

    private static void TagAll(Tagger tagger, string[] lines)
    {
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            var post = new Post { Id = json.RootElement.GetProperty("id").GetString()!, Text = json.RootElement.GetProperty("text").GetString()! };
            JsonSerializer.SerializeToUtf8Bytes(tagger.Tag(post).Tags, PostJsonContext.Default.Tags);
        }
    }

    /// <summary>Rates of the pipeline and of eld; null where node or npm is missing.</summary>
    private static double[]? Node(string[] lines)
    {
        var folder = Path.Combine(Path.GetTempPath(), "ccgc-benchmark-node");
        Directory.CreateDirectory(folder);
        var input = Path.Combine(folder, "posts.ndjson");
        File.WriteAllLines(input, lines);
        if (!Directory.Exists(Path.Combine(folder, "node_modules/eld")))
        {
            Start(folder, "npm", "install --no-audit --no-fund --ignore-scripts franc@6.2.0 sentiment@5.0.2 eld@2.1.0");
        }
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Text/node-pipeline.mjs"), Path.Combine(folder, "node-pipeline.mjs"), true);
        var rates = Start(folder, "node", $"node-pipeline.mjs {input}").Split(' ');
        return Array.TrueForAll(rates, static r => double.TryParse(r, CultureInfo.InvariantCulture, out _))
            ? Array.ConvertAll(rates, static r => double.Parse(r, CultureInfo.InvariantCulture)) : null;
    }

    private static string Start(string folder, string program, string arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return text.Trim();
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            return error.Message;
        }
    }
}
