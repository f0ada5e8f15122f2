using CcgcStream.Text.Language;
using CcgcStream.Training.Running;

namespace CcgcStream.Training.LanguageModel;

/// <summary>Makes <c>language.ftz</c>.</summary>
internal static class LanguageTrainer
{
    private const int CatalogueLines = 3000;
    private const int ProseLines = 4500;
    private const int ContrastLines = 6000;

    // Languages that fill most of the world's posts get more lines, which the softmax turns into a prior.
    private static readonly HashSet<string> Large =
        ["en", "es", "pt", "fr", "de", "it", "id", "tr", "vi", "nl", "pl", "ru", "ar", "hi", "zh", "ja", "fa", "sv", "ro", "cs", "el", "hu", "uk", "tl", "ms"];

    public static void Train(Places places)
    {
        var corpus = new LanguageCorpus(places);
        corpus.Gather();
        var input = Path.Combine(places.Work, "language.txt");
        using (var writer = new StreamWriter(input))
        {
            foreach (var line in StableHash.Shuffle(corpus.Prose.Keys.Union(corpus.Catalogues.Keys).Order(StringComparer.Ordinal).SelectMany(code => Lines(corpus, code))))
            {
                writer.WriteLine(line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..]);
            }
        }
        var output = Path.Combine(places.Work, "language");
        FastText.Supervised(input, output, "-dim 16 -minn 1 -maxn 4 -bucket 400000 -minCount 20 -lr 0.3 -epoch 5 -loss softmax");
        FastText.Quantise(input, output, "-qnorm -cutoff 120000 -dsub 2");
        File.Copy(output + ".ftz", Path.Combine(places.Output, "language.ftz"), true);
    }

    private static IEnumerable<string> Lines(LanguageCorpus corpus, string code)
    {
        // Bosnian cannot be told from Croatian by n-grams, nor written Cantonese from Chinese.
        if ((UniqueScripts.Languages.Contains(code) && code is not ("ja" or "mn")) || code is "bs" or "yue")
        {
            yield break;
        }
        var factor = Large.Contains(code) ? 2 : 1;
        var prose = Sample(corpus.Prose, code);
        var catalogue = Sample(corpus.Catalogues, code);
        var augmenter = new TextAugmenter(code);
        for (var i = 0; i < CatalogueLines * factor && i < catalogue.Length; i++)
        {
            yield return $"{code}{i}c\t{augmenter.Line(catalogue[i])}";
        }
        // Prose is scarce for small languages: other cuts of the same sentences stand in for more of them.
        var rounds = prose.Length == 0 ? 0 : Math.Min(ProseLines * factor, prose.Length * 12);
        for (var i = 0; i < rounds; i++)
        {
            yield return $"{code}{i}p\t{augmenter.Line(prose[i % prose.Length])}";
        }
        for (var i = 0; i < ContrastLines && ContrastWords.Of(code).Length > 0; i++)
        {
            yield return $"{code}{i}w\t{augmenter.Line(ContrastWords.Line(code, i))}";
        }
    }

    private static string[] Sample(IReadOnlyDictionary<string, HashSet<string>> source, string code) =>
        source.TryGetValue(code, out var sentences) ? [.. StableHash.Shuffle(sentences.Order(StringComparer.Ordinal))] : [];
}
