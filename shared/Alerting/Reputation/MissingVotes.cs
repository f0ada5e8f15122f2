using CcgcStream.Alerting.Evidence;

namespace CcgcStream.Alerting.Reputation;

/// <summary>
/// What votes that did not arrive could have taken away. Evidence has to stand even if every one of them had been an ordinary
/// one, so that no outage makes an alert.
/// </summary>
internal static class MissingVotes
{
    /// <summary>Micro-nats for a run: the expected number that is missing and three standard deviations, times what one ordinary vote takes.</summary>
    public static long Of(EvidenceRun run, double p0, double p1)
    {
        var missing = run.Missing / 1e6;
        return missing <= 0 ? 0 : (long)Math.Round(1e6 * (missing + (3 * Math.Sqrt(missing))) * Math.Log((1 - p0) / (1 - p1)));
    }
}
