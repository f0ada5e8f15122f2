using CcgcStream.Index.Buckets;
using CcgcStream.Index.Composite;
using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Dimensions.Coverage;
using CcgcStream.Index.Dimensions.Responsiveness;
using CcgcStream.Index.Methodology;
using CcgcStream.Index.Windows;

namespace CcgcStream.Index.Explanation;

/// <summary>
/// Takes a score apart: dimension, part, facet, story, piece. The composite is told as 100 less the points that each dimension loses,
/// which is exact for the geometric mean; each dimension is told as the points that its pieces bring.
/// </summary>
public sealed class ScoreExplanation(WindowInput input, MethodologyFile rules, IReadOnlyList<ExplainedPiece> pieces, ExplanationLimits limits)
{
    private readonly CityWindowScore _score = CityScorer.Score(input, rules);

    /// <summary>The composite: 100, less what each dimension costs.</summary>
    public ExplanationNode Composite()
    {
        var total = Apportion.Micro(_score.Composite.Score);
        var shares = CompositeScorer.Share(_score.Dimensions, rules.Weights.ToArray(), rules);
        var e = rules.Epsilon;
        var logs = _score.Dimensions.Select((dimension, at) => shares[at] * Math.Log((100 + e) / (dimension.Estimate.Score + e))).ToArray();
        var lost = Apportion.ByShare(total - 100_000_000, logs);
        var children = new List<ExplanationNode> { new("start", "100 points", 100_000_000, []) };
        children.AddRange(_score.Dimensions.Select((dimension, at) => new ExplanationNode("loss", Name(dimension.Dimension), lost[at], [])));
        return new("score", "composite", total, children);
    }

    /// <summary>A dimension, down to its pieces.</summary>
    public ExplanationNode Of(Dimension dimension)
    {
        var score = _score[dimension];
        var total = Apportion.Micro(score.Estimate.Score);
        IReadOnlyList<ExplanationNode> children = dimension switch
        {
            Dimension.Volume => StoryTree.Of(total, Spread(score.Estimate.Score, piece => piece.WeightMicro, ClassTotals.All(input.Sums).Weight * 1e6), limits),
            Dimension.Reputation => Reputation(total, score),
            _ => Parts(total, score),
        };
        return new("dimension", Name(dimension), total, children);
    }

    private List<ExplanationNode> Reputation(long total, DimensionScore score)
    {
        // Told from the prior: every piece moves the score up or down from what would stand there without any.
        var prior = score.Parts.Sum(part => 100 * part.Weight * rules.Reputation.Classes[part.Name].Prior);
        var moved = score.Parts.Select(part => part.Points - (100 * part.Weight * rules.Reputation.Classes[part.Name].Prior)).ToArray();
        var parts = Apportion.Exact(total, [prior, .. moved]);
        var nodes = new List<ExplanationNode> { new("prior", "before any piece", parts[0], []) };
        for (var at = 0; at < score.Parts.Count; at++)
        {
            nodes.Add(new("part", score.Parts[at].Name, parts[at + 1], StoryTree.Of(parts[at + 1], Tones(score.Parts[at], at), limits)));
        }

        return nodes;
    }

    private (ExplainedPiece, double)[] Tones(PartScore part, int sourceClass)
    {
        var rule = rules.Reputation.Classes[part.Name];
        var whole = ClassTotals.Of(input.Sums, sourceClass).Weight + rules.Reputation.PriorStrength;
        return [.. pieces.Where(piece => piece.Facts.SourceClass == sourceClass).Select(piece =>
        {
            var tone = (piece.Facts.PositiveMicro + (piece.Facts.NeutralMicro / 2.0)) / 1e6;
            return (piece, 100 * rule.Mix * piece.WeightMicro / 1e6 * (tone - rule.Prior) / whole);
        })];
    }

    private List<ExplanationNode> Parts(long total, DimensionScore score)
    {
        if (score.Estimate.Missing)
        {
            return [new("prior", "nothing is known", total, [])];
        }

        var parts = Apportion.Exact(total, [.. score.Parts.Select(part => part.Points)]);
        return [.. score.Parts.Select((part, at) => new ExplanationNode("part", part.Name, parts[at], PartChildren(score.Dimension, part, parts[at])))];
    }

    private IReadOnlyList<ExplanationNode> PartChildren(Dimension dimension, PartScore part, long micro) => (dimension, part.Name) switch
    {
        (Dimension.Coverage, _) => new CoverageTree(input, pieces, limits).Of(part.Name, micro),
        (Dimension.Dynamism, "tempo") => StoryTree.Of(micro, Tempo(part), limits),
        (Dimension.Responsiveness, "audience") => Audience(part, micro),
        _ => [], // Freshness, momentum, media, answers and depth compare whole sets: no single piece brings their points.
    };

    // A sub-bucket's points belong to its pieces by base weight.
    private (ExplainedPiece, double)[] Tempo(PartScore part)
    {
        var first = input.Window.Tier.IndexOf(input.Span.FromUs);
        return [.. pieces.Select(piece =>
        {
            var sub = input.SubBase[Math.Clamp(input.Window.Tier.IndexOf(piece.Facts.TimeUs) - first, 0, input.SubBase.Length - 1)] / 1e6;
            var points = sub > 0 ? 100 * part.Weight * Richness.Saturate(sub) / input.SubBase.Length * (piece.Facts.BaseMicro / 1e6) / sub : 0;
            return (piece, points);
        })];
    }

    private List<ExplanationNode> Audience(PartScore part, long micro)
    {
        var own = rules.Responsiveness;
        var whole = own.PriorStrength + input.Sums.OfKind(FieldKind.Response).Sum(entry => entry.Amount / 1e6);
        var prior = 100 * part.Weight * own.PriorStrength * own.AudiencePrior / whole;
        var parts = Apportion.Exact(micro, [prior, (micro / 1e6) - prior]);
        return [new("prior", "before any piece", parts[0], []), .. StoryTree.Of(parts[1], Responses(part, whole), limits)];
    }

    private (ExplainedPiece, double)[] Responses(PartScore part, double whole)
    {
        return [.. pieces.Where(piece => piece.Facts.Response >= 0).Select(piece => (piece, 100 * part.Weight
            * ResponsivenessScorer.ResponseOf(piece.Facts.Platform, piece.Facts.Response, rules.Responsiveness) / piece.Role.StorySize / whole))];
    }

    private (ExplainedPiece, double)[] Spread(double points, Func<ExplainedPiece, double> share, double whole) =>
        [.. pieces.Select(piece => (piece, whole > 0 ? points * share(piece) / whole : 0))];

    private static string Name(Dimension dimension) => dimension.ToString().ToLowerInvariant();
}
