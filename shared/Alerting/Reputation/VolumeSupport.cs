using CcgcStream.Alerting.Evidence;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting.Reputation;

/// <summary>
/// What the number of stories adds to what their tone says: incidents draw attention, so more stories than usual since the onset
/// speak for one. Harmless surges exist too, say one hour in twenty, which bounds what a surge can tell to ln 20 = 3 nats.
/// </summary>
internal static class VolumeSupport
{
    /// <summary>Micro-nats for a run, 0 to the rule's bound.</summary>
    public static long Of(EvidenceRun run, ReputationRule rule)
    {
        // The vote that started the run was bound to come some time.
        var votes = (run.Votes / 1e6) - 1;
        var usual = Math.Max(0.02, run.Usual / 1e6);
        if (votes <= usual)
        {
            return 0;
        }

        var nats = (votes * Math.Log(votes / usual)) - (votes - usual);
        return (long)Math.Round(1e6 * Math.Min(rule.VolumeNats, nats / (1 + (rule.VolumePhi * usual))));
    }
}
