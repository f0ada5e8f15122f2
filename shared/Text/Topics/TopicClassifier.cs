using System.Buffers;
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
        Span<double> p = stackalloc double[TopicIds.All.Length];
        Probabilities(text, language, p);
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

    /// <summary>Probability of every topic of <see cref="TopicIds.All"/>; they sum to 1.</summary>
    internal void Probabilities(ReadOnlySpan<char> text, string language, Span<double> probabilities)
    {
        Span<double> evidence = stackalloc double[TopicEvidence.Length];
        Gather(text, language, evidence);
        calibration.Apply(evidence, probabilities);
    }

    /// <summary>Fills the evidence that the calibration weighs.</summary>
    internal void Gather(ReadOnlySpan<char> text, string language, Span<double> evidence)
    {
        Span<float> counts = stackalloc float[TopicIds.All.Length];
        Span<float> scores = stackalloc float[TopicIds.All.Length];
        Span<uint> features = stackalloc uint[TextFeatures.Maximum];
        var buffer = ArrayPool<char>.Shared.Rent(TextFolder.Capacity(text.Length));
        try
        {
            var folded = buffer.AsSpan(0, TextFolder.Fold(text, buffer));
            lexicon.Count(folded, language, counts);
            model.Score(features[..TextFeatures.Extract(folded, features)], scores);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
        TopicEvidence.Fill(counts, scores, evidence);
    }
}
