using CcgcStream.Alerting.Evidence;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting.Reputation;

/// <summary>
/// The odds ratio of the alternative, learnt from what the run has shown before this bucket (Lorden and Pollak 2005): a strong
/// incident is found with fewer votes, and since no vote judges itself, the evidence keeps its meaning as a bet against "as usual".
/// </summary>
internal static class AdaptiveOdds
{
    /// <summary>Beyond these odds a few votes decide everything.</summary>
    private const double Most = 30;

    /// <summary>Never below the rule's own ratio: fainter changes are what the usual level wanders by.</summary>
    public static double Of(EvidenceRun? run, ReputationRule rule, double least)
    {
        if (run is null || rule.LearnVotes <= 0)
        {
            return least;
        }

        var (hits, votes, usual) = (0.0, 0.0, 0.0);
        foreach (var cell in RunCells.Of(run.Cells).Span)
        {
            hits += cell.Hits / 1e6;
            votes += cell.Votes / 1e6;
            usual += cell.Votes / 1e6 * (cell.Expected / 1e6);
        }

        if (votes <= 0)
        {
            return least;
        }

        var p0 = usual / votes;
        var p1 = new ClassOdds(p0, least).P1;
        var seen = (hits + (rule.LearnVotes * p1)) / (votes + rule.LearnVotes);
        return Math.Clamp(seen / (1 - seen) * (1 - p0) / p0, least, Math.Max(least, Most));
    }
}
