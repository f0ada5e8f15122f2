using CcgcStream.Alerting.Evidence;
using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting.Reputation;

/// <summary>
/// S1: a cumulative sum of log-likelihood ratios of "the odds have risen" against "as usual", one vote per story, discounted
/// for correlated votes (METHODOLOGY section 8), with what the number of stories adds and what missing ones could take away.
/// </summary>
internal static class ReputationTrack
{
    private const double RateHistoryDays = 3;

    /// <summary>Adds a bucket. An incomplete one leaves evidence and base as they were.</summary>
    public static TrackReading Step(TrackState track, IReadOnlyList<StoryVote> votes, ReputationRule rule, long bucket, double completeness)
    {
        var complete = completeness >= rule.MinCompleteness;
        if (votes.Count == 0 && track.Run is null && track.Life.AtRest && complete)
        {
            return new TrackReading(track, false, false, false, 0, 0, 0);
        }

        var hour = bucket / 4;
        var (share, rate) = (track.Share.AdvanceTo(hour, rule.HalfLifeDays, rule.QuickHalfLifeDays), rule.CountsVolume ? track.Rate.AdvanceTo(hour, rule.HalfLifeDays) : track.Rate);
        var usual = rate.History >= RateHistoryDays ? rate.Expected(hour) : share.PerHour / 4;
        var odds = new AdaptiveOdds(track.Run, rule, rule.OddsAt(share.PerHour));
        var usualShare = share.Shares(rule);
        var (media, social) = (new ClassOdds(usualShare.Media, odds.Ratio), new ClassOdds(usualShare.Social, odds.Ratio));
        var sums = VoteSums.Of(votes);
        var (p0, p1) = sums.Mix(media, social);
        var trained = share.History >= rule.MinHistory;
        var run = track.Run;
        if (complete && votes.Count > 0)
        {
            run = trained ? Accumulate(run, votes, sums, usualShare, odds, p0, rule, bucket) : null;
            share = share.Add(hour, sums.Media, sums.Social);
        }

        if (rule.CountsVolume && (!complete || votes.Count > 0))
        {
            rate = rate.Add(hour, complete ? sums.Votes : 0, !complete);
        }

        run = run?.Await(bucket, usual, completeness, complete);
        run = run is null ? null : run with
        {
            VolumeNats = rate.History >= RateHistoryDays ? VolumeSupport.Of(run, rule) : 0,
            MissingNats = MissingVotes.Of(run, p0, p1),
        };
        var supported = run is not null && run.EffectiveVotes >= rule.MinVotes && run.Communities.Count >= rule.MinCommunities;
        return new TrackReading(track with { Share = share, Rate = rate, Run = run }, votes.Count > 0, supported, trained, share.PerHour, p0, p1);
    }

    private static EvidenceRun? Accumulate(
        EvidenceRun? run, IReadOnlyList<StoryVote> votes, VoteSums sums, (double Media, double Social) usual, AdaptiveOdds learnt, double p0, ReputationRule rule, long bucket)
    {
        var n = sums.Votes / 1e6;
        var discount = 1 + (Math.Max(0, n - 1) * rule.Rho) + (n * rule.Tau);
        var parts = new (StoryVote Vote, long Nats)[votes.Count];
        var total = 0L;
        // In an order that has nothing to do with what they say, or the first votes would not foretell the others.
        foreach (var (i, vote) in votes.OrderBy(v => CommunityHash.Of(v.Story)).ThenBy(v => v.Story, StringComparer.Ordinal).Index())
        {
            var p0Class = VoteSums.IsMedia(vote) ? usual.Media : usual.Social;
            var nats = (long)Math.Round(new ClassOdds(p0Class, learnt.Ratio).MicroNats(vote) / discount);
            learnt.Learn(vote, p0Class);
            parts[i] = (vote, nats);
            total += nats;
        }

        if ((run?.Nats ?? 0) + total <= 0)
        {
            return null;
        }

        var cell = new RunCell(bucket, sums.Negative, sums.Votes, (long)Math.Round(p0 * 1e6));
        return (run ?? new EvidenceRun { Onset = bucket }).Add(cell, total, parts);
    }
}
