using CcgcStream.Alerting.Lifecycle;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting.Scores;

/// <summary>S6: a rank that moved by enough places, to where its interval then did not reach.</summary>
internal static class RankChange
{
    public static ScoreFinding Of(string city, (int Rank, int Low, int High) then, (int Rank, int Low, int High) now, double completeness, RankRule rule)
    {
        var places = Math.Abs(then.Rank - now.Rank);
        var apart = now.Low > then.High || now.High < then.Low;
        var level = places >= rule.Places && apart ? EvidenceLevel.Fire : places * 3 >= rule.Places ? EvidenceLevel.Watch : EvidenceLevel.Clear;
        return new ScoreFinding(
            level,
            new AlertEvidence
            {
                P0 = then.Rank,
                Observed = now.Rank,
                Threshold = rule.Places,
                Completeness = completeness,
                Clears = FormattableString.Invariant($"a rank within {rule.Places / 3.0:0.#} places of the one a day before"),
            },
            FormattableString.Invariant($"{city}: rank {then.Rank} ({then.Low} to {then.High}) became {now.Rank} ({now.Low} to {now.High})"));
    }
}
