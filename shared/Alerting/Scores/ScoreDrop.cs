using CcgcStream.Alerting.Lifecycle;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting.Scores;

/// <summary>S5: a score that fell by enough points, surely enough, on complete data.</summary>
internal static class ScoreDrop
{
    public static ScoreFinding Of(string city, ScoreReading then, ScoreReading now, ScoreRule rule)
    {
        var drop = then.Score - now.Score;
        // Two normal posteriors, taken as independent, which overstates the doubt where the windows overlap.
        var sd = Math.Max(1e-9, Math.Sqrt((then.Sd * then.Sd) + (now.Sd * now.Sd)));
        var sure = NormalDistribution.Below((drop - rule.SureDrop) / sd);
        var level = drop >= rule.Drop && sure >= rule.Probability ? EvidenceLevel.Fire
            : drop >= rule.Drop / 3 ? EvidenceLevel.Watch
            : EvidenceLevel.Clear;
        return new ScoreFinding(
            level,
            new AlertEvidence
            {
                P0 = then.Score,
                Observed = now.Score,
                Threshold = rule.Drop,
                Completeness = now.Completeness,
                Clears = FormattableString.Invariant($"a {rule.Dimension} score above {then.Score - (rule.Drop / 3):0.0}"),
            },
            FormattableString.Invariant($"{city}: {rule.Dimension} fell from {then.Score:0.0} to {now.Score:0.0} (more than {rule.SureDrop:0.#} points with probability {sure:P0})"));
    }
}
