using CcgcStream.Alerting.Evidence;
using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting.Volume;

/// <summary>
/// S2: a cumulative sum of Poisson log-likelihood ratios of "rate times three" (or a third of it) against the usual rate
/// of the hour, divided by the overdispersion of counts.
/// </summary>
internal static class VolumeTrack
{
    /// <summary>Adds a bucket. <paramref name="up"/>: a rise, else a fall.</summary>
    public static TrackReading Step(TrackState track, IReadOnlyList<StoryVote> votes, VolumeRule rule, long bucket, bool complete, bool up)
    {
        var hour = bucket / 4;
        var rate = track.Rate.AdvanceTo(hour, rule.HalfLifeDays);
        var expected = rate.Expected(hour);
        var ratio = up ? rule.RateRatio : 1 / rule.RateRatio;
        var trained = rate.History >= rule.MinHistoryDays;
        var stories = votes.Count == 0 ? 0 : votes.Sum(v => v.WeightMicro);
        var run = track.Run;
        if (complete && trained)
        {
            run = Accumulate(run, votes, stories, expected, ratio, rule.Phi, bucket);
        }

        if (stories > 0 || !complete)
        {
            rate = rate.Add(hour, complete ? stories : 0, !complete);
        }

        return new TrackReading(track with { Rate = rate, Run = run }, true, Supported(run, rule, up), trained, expected * 4, expected, expected * ratio);
    }

    /// <summary>A fall shows in what does not come, so its support is what should have come.</summary>
    private static bool Supported(EvidenceRun? run, VolumeRule rule, bool up) => run is not null && (up
        ? run.EffectiveVotes >= rule.MinVotes && run.Communities.Count >= rule.MinCommunities
        : RunCells.Of(run.Cells).Expected / 1e6 >= rule.MinVotes);

    private static EvidenceRun? Accumulate(
        EvidenceRun? run, IReadOnlyList<StoryVote> votes, long stories, double expected, double ratio, double phi, long bucket)
    {
        var discount = 1 + (phi * expected);
        var each = Math.Log(ratio) / discount;
        var parts = votes.Count == 0 ? [] : new (StoryVote Vote, long Nats)[votes.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = (votes[i], (long)Math.Round(votes[i].WeightMicro * each));
        }

        var total = (parts.Length == 0 ? 0 : parts.Sum(p => p.Nats)) - (long)Math.Round(1e6 * expected * (ratio - 1) / discount);
        if ((run?.Nats ?? 0) + total <= 0)
        {
            return null;
        }

        var micro = (long)Math.Round(expected * 1e6);
        return (run ?? new EvidenceRun { Onset = bucket }).Add(new RunCell(bucket, stories, micro, micro), total, parts);
    }
}
