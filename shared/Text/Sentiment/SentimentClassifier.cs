using CcgcStream.Contracts.Tagging;
using CcgcStream.Text.Linear;

namespace CcgcStream.Text.Sentiment;

/// <summary>Scores how a text speaks: of everything, or of one city in it. Thread-safe.</summary>
public sealed class SentimentClassifier
{
    /// <summary>The classes, in the order of the model's columns.</summary>
    internal static readonly string[] Labels = ["positive", "neutral", "negative"];

    private readonly SentimentLexicon lexicon;
    private readonly LinearModel model;
    private readonly Calibration calibration;

    internal SentimentClassifier(SentimentLexicon lexicon, LinearModel model, Calibration calibration)
    {
        (this.lexicon, this.calibration) = (lexicon, calibration);
        this.model = model.Classes == Labels.Length ? model : throw new InvalidDataException($"The sentiment model has {model.Classes} classes, not three.");
    }

    /// <summary>Sentiment of the whole text.</summary>
    public SentimentTag Score(ReadOnlySpan<char> text, string language)
    {
        using var pass = new FeaturePass(text);
        return Score(pass, language);
    }

    /// <summary>Sentiment of a text that is folded and hashed already.</summary>
    internal SentimentTag Score(in FeaturePass pass, string language)
    {
        Span<double> evidence = stackalloc double[SentimentEvidence.Length];
        Gather(pass, language, evidence);
        Span<double> p = stackalloc double[3];
        calibration.Apply(evidence, p);
        var label = p[0] > p[1] && p[0] >= p[2] ? 0 : p[2] > p[1] ? 2 : 1;
        return new SentimentTag(Labels[label], p[0], p[1], p[2]);
    }

    /// <summary>
    /// Sentiment toward the city at <paramref name="city"/>: that of the clauses nearer to it than to any other city. Null where the text
    /// names no other city, so that the whole text's sentiment is the city's.
    /// </summary>
    public SentimentTag? ScoreToward(ReadOnlySpan<char> text, Range city, ReadOnlySpan<Range> others, string language)
    {
        var window = CityWindow.Around(text, city, others);
        return window.Length >= text.Length ? null : Score(window, language);
    }

    /// <summary>Fills the evidence that the calibration weighs.</summary>
    internal void Gather(in FeaturePass pass, string language, Span<double> evidence)
    {
        Span<float> scores = stackalloc float[3];
        model.Score(pass.Features, scores);
        SentimentEvidence.Fill(lexicon.Sum(pass.Folded, language), pass.Folded, scores, SentimentEvidence.IsRich(language), evidence);
    }
}
