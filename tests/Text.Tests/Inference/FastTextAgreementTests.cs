using System.Text;
using CcgcStream.Text.Inference;

namespace CcgcStream.Text.Tests.Inference;

/// <summary>The engine against Debian's binary: same model, same 10,000 texts, every label's probability within 1e-4.</summary>
public sealed class FastTextAgreementTests : IDisposable
{
    private const int Texts = 10_000;
    private readonly string folder = Directory.CreateTempSubdirectory("ccgc-fasttext-").FullName;

    [Theory]
    [InlineData("softmax", "-loss softmax -minn 2 -maxn 4 -wordNgrams 1", "")]
    [InlineData("softmax, word n-grams", "-loss softmax -minn 0 -maxn 0 -wordNgrams 3", "")]
    [InlineData("hierarchical softmax", "-loss hs -minn 1 -maxn 3 -wordNgrams 2", "")]
    [InlineData("one versus all", "-loss ova -minn 2 -maxn 3 -wordNgrams 1", "")]
    [InlineData("quantised", "-loss softmax -minn 2 -maxn 4 -wordNgrams 1", "-dsub 2")]
    [InlineData("quantised with norms, pruned", "-loss softmax -minn 2 -maxn 4 -wordNgrams 2", "-qnorm -cutoff 5000 -dsub 3")]
    [InlineData("quantised output", "-loss softmax -minn 2 -maxn 3 -wordNgrams 1", "-qnorm -qout -dsub 2")]
    [InlineData("hierarchical, quantised", "-loss hs -minn 2 -maxn 4 -wordNgrams 1", "-qnorm -cutoff 3000")]
    public void AgreesWithTheBinary(string name, string training, string quantising)
    {
        Assert.SkipUnless(FastTextBinary.Exists, "/usr/bin/fasttext is not installed (apt-get install fasttext): no oracle to compare with.");
        // The binary needs more rows than centroids to quantise an output layer.
        var labels = quantising.Contains("-qout", StringComparison.Ordinal) ? 300 : 12;
        var model = Train(labels, training, quantising);
        var texts = Enumerable.Range(0, Texts).Select(i => InventedText.Line(new Random(1_000_000 + i), i % labels)).ToArray();
        var file = Path.Combine(folder, "texts");
        File.WriteAllText(file, string.Join('\n', texts) + "\n");

        var expected = FastTextBinary.PredictAll(model, file);
        var outside = Compare(FastTextModel.Load(File.ReadAllBytes(model)), texts, expected);
        var unpacked = Compare(FastTextModel.Load(File.ReadAllBytes(model), unpack: true), texts, expected);

        // One-versus-all goes through a table of 512 cells: a last-bit difference at a cell's edge moves a value by up to 0.008.
        var allowed = training.Contains("ova", StringComparison.Ordinal) ? Texts * labels / 10_000 : 0;
        Assert.True(outside <= allowed && unpacked <= allowed, $"{name}: {outside} and {unpacked} values differ by more than 1e-4.");
    }

    public void Dispose() => Directory.Delete(folder, true);

    private string Train(int labels, string training, string quantising)
    {
        var random = new Random(7);
        var input = Path.Combine(folder, "train");
        File.WriteAllLines(input, Enumerable.Range(0, 6000).Select(i => $"__label__l{i % labels} {InventedText.Line(random, i % labels)}"));
        var output = Path.Combine(folder, "model");
        FastTextBinary.Run(["supervised", "-input", input, "-output", output, "-dim", "11", "-epoch", "2", "-bucket", "20000", "-thread", "1", .. training.Split(' ')]);
        if (quantising.Length == 0)
        {
            return output + ".bin";
        }
        FastTextBinary.Run(["quantize", "-input", input, "-output", output, "-thread", "1", .. quantising.Split(' ')]);
        return output + ".ftz";
    }

    private static int Compare(FastTextModel model, string[] texts, List<Dictionary<string, double>> expected)
    {
        Assert.Equal(texts.Length, expected.Count);
        var probabilities = new float[model.Labels.Count];
        var outside = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            model.Probabilities(Encoding.UTF8.GetBytes(texts[i]), probabilities);
            for (var label = 0; label < probabilities.Length; label++)
            {
                outside += Math.Abs(probabilities[label] - expected[i].GetValueOrDefault(model.Labels[label])) > 1e-4 ? 1 : 0;
            }
        }
        return outside;
    }
}
