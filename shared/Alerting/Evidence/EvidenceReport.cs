using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting.Evidence;

/// <summary>Puts a run of evidence into the numbers and words that an alert carries.</summary>
internal static class EvidenceReport
{
    public static AlertEvidence Of(TrackReading reading, EvidenceRule rule, double threshold, double completeness)
    {
        var evidence = new AlertEvidence { Threshold = threshold, P0 = reading.P0, P1 = reading.P1, Completeness = completeness, Clears = Clears(reading, rule) };
        return reading.State.Run is not { } run ? evidence : evidence with
        {
            Nats = run.Standing / 1e6,
            VolumeNats = run.VolumeNats / 1e6,
            MissingNats = run.MissingNats / 1e6,
            Observed = Observed(run, rule),
            N = run.Votes / 1e6,
            NEff = run.EffectiveVotes,
            Communities = run.Communities.Count,
            Onset = Quarter.Start(run.Onset),
            Soonest = Soonest(run, rule, threshold),
            Stories = run.Top,
            RestNats = (run.Standing / 1e6) - run.Top.Sum(s => s.Nats),
        };
    }

    private static double Observed(EvidenceRun run, EvidenceRule rule)
    {
        var hits = run.Cells.Sum(c => (double)c.Hits);
        return rule is VolumeRule ? hits / 1e6 / run.Cells.Count : hits / Math.Max(1, run.Cells.Sum(c => (double)c.Votes));
    }

    /// <summary>The end of the first bucket at which a test that knew the run's true level, and took votes as independent, passes the threshold.</summary>
    private static DateTimeOffset? Soonest(EvidenceRun run, EvidenceRule rule, double threshold)
    {
        var hits = run.Cells.Sum(c => (double)c.Hits);
        var votes = run.Cells.Sum(c => (double)c.Votes);
        var sum = 0.0;
        foreach (var cell in run.Cells)
        {
            var (k, n, usual) = (cell.Hits / 1e6, cell.Votes / 1e6, cell.Expected / 1e6);
            sum += rule is VolumeRule
                ? Poisson(k, usual, hits / Math.Max(1, votes))
                : Bernoulli(k, n, usual, Math.Clamp(hits / Math.Max(1, votes), 0.001, 0.999));
            if (sum >= threshold)
            {
                return Quarter.End(cell.Bucket);
            }
        }

        return null;
    }

    private static double Bernoulli(double k, double n, double p0, double p) => (k * Math.Log(p / p0)) + ((n - k) * Math.Log((1 - p) / (1 - p0)));

    private static double Poisson(double k, double expected, double ratio) => (k * Math.Log(Math.Max(ratio, 1e-6))) - (expected * (ratio - 1));

    private static string Clears(TrackReading reading, EvidenceRule rule)
    {
        var level = FormattableString.Invariant($"evidence under {rule.Fire / 3:0.0} nats for {rule.Timing.ClearBuckets} quarter-hours with data");
        if (rule is VolumeRule)
        {
            return FormattableString.Invariant($"{level}; it falls while stories come at about {reading.P0 * 4:0.##} an hour");
        }

        // Where p1 and p0 explain a share equally well the evidence stands still; below, it falls.
        var (up, down) = (Math.Log(reading.P1 / reading.P0), Math.Log((1 - reading.P0) / (1 - reading.P1)));
        return FormattableString.Invariant($"{level}; it falls while the negative share is below {down / (up + down):P0}");
    }
}
