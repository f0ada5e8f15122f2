using CcgcStream.Alerting.Observations;

namespace CcgcStream.Alerting.Reputation;

/// <summary>p0 and p1 = odds times the ratio of a source class, and what one vote is worth.</summary>
internal readonly struct ClassOdds
{
    private readonly double negative;
    private readonly double other;

    public ClassOdds(double p0, double oddsRatio)
    {
        P0 = p0;
        P1 = oddsRatio * p0 / (1 - p0 + (oddsRatio * p0));
        negative = Math.Log(P1 / P0);
        other = Math.Log((1 - P1) / (1 - P0));
    }

    public double P0 { get; }

    public double P1 { get; }

    /// <summary>Log-likelihood ratio of a vote, micro-nats, before the discount.</summary>
    public double MicroNats(StoryVote vote)
    {
        var q = vote.NegativeMicro / 1e6;
        return vote.WeightMicro * ((q * negative) + ((1 - q) * other));
    }
}
