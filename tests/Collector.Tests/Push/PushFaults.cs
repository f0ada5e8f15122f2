using CcgcStream.Stubs.Faults;

namespace CcgcStream.Collector.Tests.Push;

/// <summary>What senders do wrong.</summary>
internal static class PushFaults
{
    public static readonly Fault[] Plain = [Fault.Truncated, Fault.Stalled, Fault.Unheard, Fault.Repeated, Fault.IllegalJson, Fault.Huge];

    public static readonly Fault[] Signed = [.. Plain, Fault.Forged, Fault.WrongClock];
}
