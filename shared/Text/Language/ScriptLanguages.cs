using CcgcStream.Contracts.Tagging;

namespace CcgcStream.Text.Language;

/// <summary>The languages that are written in one script, and the softmax over them alone.</summary>
internal sealed class ScriptLanguages
{
    private static readonly HashSet<string> NotLatin =
        ["ar", "be", "bg", "fa", "ja", "kk", "ky", "mk", "mn", "mr", "ne", "ps", "ru", "sr", "tg", "ug", "uk", "ur", "zh"];

    private readonly string[] codes;
    private readonly int[] indexes;
    private readonly float[] priors;

    public ScriptLanguages(Script script, IReadOnlyList<string> labels)
    {
        codes = CodesOf(script) is { } listed
            ? [.. listed.Where(labels.Contains)]
            : [.. labels.Where(static l => !NotLatin.Contains(l))];
        indexes = [.. codes.Select(c => labels.ToList().IndexOf(c))];
        priors = [.. codes.Select(LanguagePriors.LogOdds)];
    }

    /// <summary>The likeliest of these languages; undetermined where there is none.</summary>
    public LanguageTag Best(ReadOnlySpan<float> logits)
    {
        if (indexes.Length == 0)
        {
            return LanguageTag.Undetermined;
        }
        var best = 0;
        for (var i = 1; i < indexes.Length; i++)
        {
            best = Score(logits, i) > Score(logits, best) ? i : best;
        }
        var sum = 0.0;
        for (var i = 0; i < indexes.Length; i++)
        {
            sum += Math.Exp(Score(logits, i) - Score(logits, best));
        }
        return new LanguageTag(codes[best], 1 / sum);
    }

    private float Score(ReadOnlySpan<float> logits, int i) => logits[indexes[i]] + priors[i];

    private static string[]? CodesOf(Script script) => script switch
    {
        Script.Latin => null,
        Script.Cyrillic => ["ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg"],
        Script.Arabic => ["ar", "fa", "ur", "ug", "ps"],
        Script.Devanagari => ["hi", "mr", "ne"],
        Script.Han => ["zh", "ja"],
        _ => [],
    };
}
