using CcgcStream.Alerting.Model;

namespace CcgcStream.Alerting.Evidence;

/// <summary>One sentence for people. It speaks of a city's aggregate, never of a person.</summary>
internal static class EvidenceSummary
{
    public static string Of(AlertKey key, AlertSignal signal, AlertEventKind kind, AlertEvidence evidence)
    {
        var where = key.Slice.Length == 0 ? key.City : $"{key.City} ({key.Slice})";
        if (kind is AlertEventKind.Resolved or AlertEventKind.Resolving or AlertEventKind.Withdrawn)
        {
            return $"{where}: {key.Rule} is {(kind == AlertEventKind.Resolving ? "calming down" : "back to normal")}";
        }

        if (kind == AlertEventKind.Inhibited)
        {
            return evidence.MissingNats > 0
                ? FormattableString.Invariant($"{where}: {key.Rule} is held back, stories that did not arrive could take {evidence.MissingNats:0.0} of its nats away")
                : FormattableString.Invariant($"{where}: {key.Rule} is held back, only {evidence.Completeness:P0} of the expected data arrived");
        }

        return signal == AlertSignal.Volume
            ? FormattableString.Invariant($"{where}: {evidence.Observed * 4:0.#} stories an hour against a usual {evidence.P0 * 4:0.#} ({evidence.Nats:0.0} nats)")
            : FormattableString.Invariant($"{where}: negative share {evidence.Observed:P0} against a usual {evidence.P0:P0} over {evidence.N:0} stories ({evidence.Nats:0.0} nats)");
    }
}
