using CcgcStream.Alerting.Evidence;
using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting.Reputation;

/// <summary>
/// The odds ratio of the alternative, learnt from what the run has shown before a vote (Lorden and Pollak 2005): a strong
/// incident is found with fewer votes, and since no vote judges itself, the evidence keeps its meaning as a bet against "as usual".
/// </summary>
internal struct AdaptiveOdds
{
    /// <summary>Beyond these odds a few votes decide everything.</summary>
    private const double Most = 30;
    private readonly double least;
    private readonly double learnVotes;
    private double hits;
    private double votes;
    private double usual;

    /// <param name="run">What has been seen so far; null: nothing.</param>
    /// <param name="rule">How quickly to learn.</param>
    /// <param name="least">Ratio to start from, and never to go below: fainter changes are what the usual level wanders by.</param>
    public AdaptiveOdds(EvidenceRun? run, ReputationRule rule, double least)
    {
        (this.least, learnVotes) = (least, rule.LearnVotes);
        if (run is null)
        {
            return;
        }

        foreach (var cell in RunCells.Of(run.Cells).Span)
        {
            hits += cell.Hits / 1e6;
            votes += cell.Votes / 1e6;
            usual += cell.Votes / 1e6 * (cell.Expected / 1e6);
        }
    }

    /// <summary>The ratio for the next vote.</summary>
    public readonly double Ratio
    {
        get
        {
            if (votes <= 0 || learnVotes <= 0)
            {
                return least;
            }

            var p0 = usual / votes;
            var p1 = least * p0 / (1 - p0 + (least * p0));
            var seen = (hits + (learnVotes * p1)) / (votes + learnVotes);
            return Math.Clamp(seen / (1 - seen) * (1 - p0) / p0, least, Math.Max(least, Most));
        }
    }

    /// <summary>Learns a vote of a class whose usual share is <paramref name="p0"/>.</summary>
    public void Learn(StoryVote vote, double p0)
    {
        var weight = vote.WeightMicro / 1e6;
        hits += weight * (vote.NegativeMicro / 1e6);
        votes += weight;
        usual += weight * p0;
    }
}
