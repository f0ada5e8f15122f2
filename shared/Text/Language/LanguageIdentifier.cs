using System.Buffers;
using System.Text;
using CcgcStream.Contracts.Tagging;
using CcgcStream.Text.Folding;
using CcgcStream.Text.Inference;

namespace CcgcStream.Text.Language;

/// <summary>
/// Names the language of a text. Scripts that one language writes decide at once; the rest is a fastText-format model over character
/// n-grams, asked only about languages of the text's script. Thread-safe; looks at the first <see cref="MaximumChars"/> code units only.
/// </summary>
public sealed class LanguageIdentifier
{
    /// <summary>Code units of a text that are looked at: more does not change the answer.</summary>
    public const int MaximumChars = 1024;

    private const double UniqueScriptConfidence = 0.995;

    private static readonly LanguageTag Yue = new("yue", 0.9);

    private readonly FastTextModel model;
    private readonly LanguageTag?[] unique = new LanguageTag?[ScriptTable.Count];
    private readonly ScriptLanguages[] byScript;
    private readonly int malay;
    private readonly int hindi;

    internal LanguageIdentifier(FastTextModel model)
    {
        this.model = model;
        malay = model.Labels.ToList().IndexOf("ms");
        hindi = model.Labels.ToList().IndexOf("hi");
        byScript = [.. Enum.GetValues<Script>().Select(s => new ScriptLanguages(s, model.Labels))];
        foreach (var script in Enum.GetValues<Script>())
        {
            unique[(int)script] = UniqueScripts.LanguageOf(script) is { } code ? new LanguageTag(code, UniqueScriptConfidence) : null;
        }
    }

    /// <summary>The likeliest language with its probability, or <see cref="LanguageTag.Undetermined"/> for a text without words.</summary>
    public LanguageTag Identify(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, MaximumChars)];
        var letters = ArrayPool<char>.Shared.Rent(TextFolder.Capacity(text.Length));
        var line = ArrayPool<byte>.Shared.Rent(TextFolder.Capacity(text.Length) * 3);
        try
        {
            var folded = letters.AsSpan(0, LanguageFeatures.Write(text, letters));
            var script = ScriptProfile.Of(folded).Dominant;
            if (script == Script.None)
            {
                return LanguageTag.Undetermined;
            }
            if (script == Script.Han && Cantonese.IsLikely(folded))
            {
                return Yue;
            }
            return unique[(int)script] ?? Ask(folded, line, script);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(letters);
            ArrayPool<byte>.Shared.Return(line);
        }
    }

    private LanguageTag Ask(ReadOnlySpan<char> folded, byte[] line, Script script)
    {
        Span<float> logits = stackalloc float[model.Labels.Count];
        model.Logits(line.AsSpan(0, Encoding.UTF8.GetBytes(folded, line)), logits);
        if (script == Script.Latin)
        {
            logits[hindi] += RomanisedHindi.LogOdds(folded);
        }
        var best = byScript[(int)script].Best(logits);
        if (best.Code is "ms" or "id")
        {
            logits[malay] += MalayOrIndonesian.LogOdds(folded);
            best = byScript[(int)script].Best(logits);
        }
        return best;
    }
}
