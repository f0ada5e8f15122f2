using System.Diagnostics;

namespace CcgcStream.Training.Running;

/// <summary>Runs Debian's <c>fasttext</c>. One thread: with more, its updates race and no two runs give the same model.</summary>
internal static class FastText
{
    public static void Supervised(string input, string output, string options) => Run($"supervised -input {input} -output {output} -thread 1 -seed 7 {options}");

    public static void Quantise(string input, string output, string options) => Run($"quantize -input {input} -output {output} -thread 1 {options}");

    private static void Run(string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/fasttext", arguments) { RedirectStandardError = true })
            ?? throw new InvalidOperationException("fasttext did not start; apt-get install fasttext.");
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"fasttext {arguments} failed: {errors}");
        }
    }
}
