using System.Security.Cryptography;
using CcgcStream.Text.Models;

namespace CcgcStream.Text.Tests.Models;

/// <summary>What ships is what the trainer made and the manifest says.</summary>
public sealed class ManifestTests
{
    private const long LargestTogether = 30L << 20;

    [Fact]
    public void EveryModelIsTheOneThatTheManifestNames()
    {
        var assembly = typeof(TextModels).Assembly;
        var made = Lines().Where(static l => l[0] == "made").ToArray();
        Assert.Equal(6, made.Length);
        foreach (var line in made)
        {
            using var stream = assembly.GetManifestResourceStream("models/" + line[1]);
            Assert.True(stream is not null, $"{line[1]} is not built in.");
            Assert.Equal(line[3], Convert.ToHexStringLower(SHA256.HashData(stream)));
        }
    }

    [Fact]
    public void EveryBuiltInModelStandsInTheManifest()
    {
        var named = Lines().Select(static l => l[1]).ToHashSet();
        var models = typeof(TextModels).Assembly.GetManifestResourceNames().Where(static n => n.EndsWith(".ftz", StringComparison.Ordinal) || n.EndsWith(".lin", StringComparison.Ordinal));
        Assert.All(models, name => Assert.Contains(name["models/".Length..], named));
    }

    [Fact]
    public void TheModelsStayBelowThirtyMegabytes()
    {
        var assembly = typeof(TextModels).Assembly;
        var bytes = assembly.GetManifestResourceNames().Where(static n => n.StartsWith("models/", StringComparison.Ordinal)).Sum(n =>
        {
            using var stream = assembly.GetManifestResourceStream(n)!;
            return stream.Length;
        });
        Assert.InRange(bytes, 1, LargestTogether);
    }

    private static IEnumerable<string[]> Lines() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Models/manifest.tsv")).Skip(1).Select(static l => l.Split('\t'));
}
