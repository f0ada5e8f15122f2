using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting.Lifecycle;

/// <summary>pending -> firing -> resolving -> resolved, with hysteresis, cooldown and flap damping. Pure; one step a bucket.</summary>
internal static class AlertLifecycle
{
    private const int EighthsPerBucket = 8;

    /// <summary>Moves on by one bucket.</summary>
    /// <returns>The new state, and what happened, if anything did.</returns>
    public static (LifecycleState State, AlertEventKind? Happened) Step(
        LifecycleState state, EvidenceLevel level, bool hasData, long bucket, LifecycleTiming timing) => state.Phase switch
    {
        AlertPhase.Quiet or AlertPhase.Resolved => FromRest(state, level, bucket, timing),
        AlertPhase.Pending => FromPending(state, level),
        _ => FromFiring(state, level, hasData, bucket, timing),
    };

    private static (LifecycleState, AlertEventKind?) FromRest(LifecycleState state, EvidenceLevel level, long bucket, LifecycleTiming timing)
    {
        if (level < EvidenceLevel.Warn)
        {
            return (state, null);
        }

        var cooling = state.Resolved > 0 && bucket - state.Resolved <= timing.Cooldown / TimeSpan.FromMinutes(15);
        if (cooling)
        {
            return level == EvidenceLevel.Fire ? Reopen(state, bucket, timing) : (state, null);
        }

        var opened = new LifecycleState { Opened = bucket, Phase = AlertPhase.Pending, Sequence = 1 };
        return level == EvidenceLevel.Fire
            ? (opened with { Phase = AlertPhase.Firing }, AlertEventKind.Fired)
            : (opened, AlertEventKind.Pending);
    }

    private static (LifecycleState, AlertEventKind?) Reopen(LifecycleState state, long bucket, LifecycleTiming timing)
    {
        long[] reopened = [.. state.Reopened.Where(b => bucket - b < Quarter.PerDay), bucket];
        var flapping = reopened.Length >= timing.FlapCount;
        return (Next(state, AlertPhase.Firing) with { Reopened = reopened, Flapping = flapping }, AlertEventKind.Reopened);
    }

    private static (LifecycleState, AlertEventKind?) FromPending(LifecycleState state, EvidenceLevel level) => level switch
    {
        EvidenceLevel.Fire => (Next(state, AlertPhase.Firing), AlertEventKind.Fired),
        EvidenceLevel.Clear => (Next(state, AlertPhase.Quiet), AlertEventKind.Withdrawn),
        _ => (state, null),
    };

    private static (LifecycleState, AlertEventKind?) FromFiring(
        LifecycleState state, EvidenceLevel level, bool hasData, long bucket, LifecycleTiming timing)
    {
        if (level != EvidenceLevel.Clear)
        {
            var back = state.Phase == AlertPhase.Resolving;
            return back ? (Next(state, AlertPhase.Firing), AlertEventKind.Resumed)
                : level == EvidenceLevel.Fire ? (Next(state, AlertPhase.Firing), AlertEventKind.Renewed)
                : (state with { QuietEighths = 0 }, null);
        }

        // An alert that flaps has to stay quiet four times as long before it is believed.
        var patience = (state.Flapping ? 4 : 1) * EighthsPerBucket;
        var quiet = state with { QuietEighths = state.QuietEighths + (hasData ? EighthsPerBucket : 1) };
        if (quiet.QuietEighths >= (timing.ClearBuckets + timing.HoldBuckets) * patience)
        {
            return (Next(quiet, AlertPhase.Resolved) with { Resolved = bucket }, AlertEventKind.Resolved);
        }

        return quiet.Phase != AlertPhase.Resolving && quiet.QuietEighths >= timing.ClearBuckets * patience
            ? (Next(quiet, AlertPhase.Resolving) with { QuietEighths = quiet.QuietEighths }, AlertEventKind.Resolving)
            : (quiet, null);
    }

    private static LifecycleState Next(LifecycleState state, AlertPhase phase) =>
        state with { Phase = phase, Sequence = state.Sequence + 1, QuietEighths = 0 };
}
