using CcgcStream.Contracts.Tagging;
using CcgcStream.Text.Folding;
using CcgcStream.Text.Linear;

namespace CcgcStream.Text.Topics;

/// <summary>
/// Gives a text its topics: topical words counted and a linear model's scores, weighed by a calibration that was fitted on rows neither
/// learned from. Thread-safe; looks at the first <see cref="TextFolder.MaximumChars"/> code units.
/// </summary>
public sealed class TopicClassifier
{
    private const double Threshold = 0.2;

    private readonly TopicLexicon lexicon;
    private readonly LinearModel model;
    private readonly Calibration calibration;

    internal TopicClassifier(TopicLexicon lexicon, LinearModel model, Calibration calibration)
    {
        (this.lexicon, this.calibration) = (lexicon, calibration);
        this.model = model.Classes == TopicIds.All.Length
            ? model
            : throw new InvalidDataException($"The topic model has {model.Classes} classes, not {TopicIds.All.Length}.");
    }

    /// <summary>Topics with their probabilities, likeliest first: those of at least 0.2, or the likeliest alone.</summary>
    public IReadOnlyList<TopicTag> Classify(ReadOnlySpan<char> text, string language)
    {
        using var pass = new FeaturePass(text);
        return Classify(pass, language);
    }

    /// <summary>Topics of a text that is folded and hashed already.</summary>
    internal IReadOnlyList<TopicTag> Classify(in FeaturePass pass, string language)
    {
        Span<double> evidence = stackalloc double[TopicEvidence.Length];
        Gather(pass, language, evidence);
        Span<double> p = stackalloc double[TopicIds.All.Length];
        calibration.Apply(evidence, p);
        var topics = new List<TopicTag>(2);
        var best = 0;
        for (var i = 0; i < p.Length; i++)
        {
            best = p[i] > p[best] ? i : best;
            if (p[i] >= Threshold)
            {
                topics.Add(new TopicTag(TopicIds.All[i], p[i]));
            }
        }
        if (topics.Count == 0)
        {
            topics.Add(new TopicTag(TopicIds.All[best], p[best]));
        }
        topics.Sort(static (a, b) => b.P.CompareTo(a.P));
        return topics;
    }

    /// <summary>Fills the evidence that the calibration weighs.</summary>
    internal void Gather(in FeaturePass pass, string language, Span<double> evidence)
    {
        Span<float> counts = stackalloc float[TopicIds.All.Length];
        Span<float> scores = stackalloc float[TopicIds.All.Length];
        lexicon.Count(pass.Folded, language, counts);
        model.Score(pass.Features, scores);
        TopicEvidence.Fill(counts, scores, evidence);
    }
}
