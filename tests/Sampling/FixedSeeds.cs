using System.Runtime.CompilerServices;
using System.Text;
using CsCheck;

namespace CcgcStream.Sampling;

/// <summary>
/// Property-based tests whose every sample is the same in each run. CsCheck's own <c>seed</c> fixes the first sample alone, the others come from
/// the clock; here each has a seed of its own, from the test's name and its number. A failure names the seed that shows it again:
/// <c>CsCheck_Seed=... ./test SUITE</c>. With <c>CCGC_TEST_ALL=1</c> or <c>CsCheck_Seed</c> the samples are CsCheck's own, new in each run and shrunk.
/// </summary>
internal static class FixedSeeds
{
    private const int DefaultCount = 100;
    internal static readonly bool Free = Environment.GetEnvironmentVariable("CCGC_TEST_ALL") == "1" || Environment.GetEnvironmentVariable("CsCheck_Seed") is { Length: > 0 };

    /// <summary>Holds for every sample.</summary>
    /// <param name="gen">Samples.</param>
    /// <param name="holds">What must be true of each.</param>
    /// <param name="iter">How many.</param>
    /// <param name="file">Source file of the test: with its name, the seed.</param>
    /// <param name="test">Name of the test.</param>
    public static void SampleFixed<T>(
        this Gen<T> gen, Func<T, bool> holds, int iter = DefaultCount, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        if (Free)
        {
            gen.Sample(holds, iter: iter);
            return;
        }

        foreach (var seed in Seeds(file, test, iter))
        {
            gen.Sample(holds, seed: seed, iter: 1, threads: 1);
        }
    }

    /// <summary>Throws for no sample.</summary>
    public static void SampleFixed<T>(
        this Gen<T> gen, Action<T> assert, int iter = DefaultCount, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        if (Free)
        {
            gen.Sample(assert, iter: iter);
            return;
        }

        foreach (var seed in Seeds(file, test, iter))
        {
            gen.Sample(assert, seed: seed, iter: 1, threads: 1);
        }
    }

    /// <summary>Holds for every pair.</summary>
    public static void SampleFixed<T1, T2>(
        this Gen<(T1, T2)> gen, Func<T1, T2, bool> holds, int iter = DefaultCount, [CallerFilePath] string file = "", [CallerMemberName] string test = "") =>
        gen.SampleFixed(pair => holds(pair.Item1, pair.Item2), iter, file, test);

    /// <summary>Throws for no pair.</summary>
    public static void SampleFixed<T1, T2>(
        this Gen<(T1, T2)> gen, Action<T1, T2> assert, int iter = DefaultCount, [CallerFilePath] string file = "", [CallerMemberName] string test = "") =>
        gen.SampleFixed(pair => assert(pair.Item1, pair.Item2), iter, file, test);

    /// <summary>Holds for every triple.</summary>
    public static void SampleFixed<T1, T2, T3>(
        this Gen<(T1, T2, T3)> gen, Func<T1, T2, T3, bool> holds, int iter = DefaultCount, [CallerFilePath] string file = "", [CallerMemberName] string test = "") =>
        gen.SampleFixed(t => holds(t.Item1, t.Item2, t.Item3), iter, file, test);

    /// <summary>Throws for no triple.</summary>
    public static void SampleFixed<T1, T2, T3>(
        this Gen<(T1, T2, T3)> gen, Action<T1, T2, T3> assert, int iter = DefaultCount, [CallerFilePath] string file = "", [CallerMemberName] string test = "") =>
        gen.SampleFixed(t => assert(t.Item1, t.Item2, t.Item3), iter, file, test);

    /// <summary>Throws for no sample, where the test awaits.</summary>
    public static async Task SampleFixedAsync<T>(
        this Gen<T> gen, Func<T, Task> assert, int iter = DefaultCount, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        if (Free)
        {
            await gen.SampleAsync(assert, iter: iter, threads: 1);
            return;
        }

        foreach (var seed in Seeds(file, test, iter))
        {
            await gen.SampleAsync(assert, seed: seed, iter: 1, threads: 1);
        }
    }

    private static IEnumerable<string> Seeds(string file, string test, int count)
    {
        // FNV-1a: string.GetHashCode differs from process to process, and the path from machine to machine.
        var name = file[(file.LastIndexOfAny(['/', '\\']) + 1)..] + "/" + test;
        var hash = Encoding.UTF8.GetBytes(name).Aggregate(14_695_981_039_346_656_037UL, (h, b) => (h ^ b) * 1_099_511_628_211UL);
        return Enumerable.Range(0, count).Select(i => new PCG((uint)i, hash + (ulong)i).ToString());
    }
}
