using System.Diagnostics;
using System.Globalization;

namespace CcgcStream.Text.Tests.Inference;

/// <summary>Debian's <c>fasttext</c>: the oracle of the inference engine.</summary>
internal static class FastTextBinary
{
    public static bool Exists => File.Exists("/usr/bin/fasttext");

    public static void Run(params string[] arguments) => Start(arguments).Dispose();

    /// <summary>Every label's probability for each line of a file.</summary>
    public static List<Dictionary<string, double>> PredictAll(string model, string file)
    {
        using var output = Start("predict-prob", model, file, "-1");
        var rows = new List<Dictionary<string, double>>();
        while (output.ReadLine() is { } line)
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var row = new Dictionary<string, double>(StringComparer.Ordinal);
            for (var i = 0; i + 1 < parts.Length; i += 2)
            {
                row[parts[i]["__label__".Length..]] = double.Parse(parts[i + 1], CultureInfo.InvariantCulture);
            }
            rows.Add(row);
        }
        return rows;
    }

    private static StringReader Start(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/fasttext", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"fasttext {string.Join(' ', arguments)}: {error.Result}");
        return new StringReader(output);
    }
}
