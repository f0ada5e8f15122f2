using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Supervision;
using CcgcStream.Text.Cities;

namespace CcgcStream.Collector.Setup;

/// <summary>All that a source is made from.</summary>
/// <param name="Settings">Its settings.</param>
/// <param name="Cities">The catalogue: what to ask about.</param>
/// <param name="Outbound">The guarded way out.</param>
/// <param name="Clock">The time.</param>
/// <param name="Pulse">Where it reports its condition.</param>
/// <param name="Services">For the few sources that need more, such as the state store.</param>
internal sealed record SourceSetup(
    SourceSettings Settings, CityCatalogue Cities, OutboundHttp Outbound, TimeProvider Clock, SourcePulse Pulse, IServiceProvider Services)
{
    /// <summary>HTTP as this source wants it.</summary>
    public SourceHttp Http(HttpManners manners) => new(Outbound.Invoker, manners, Clock, Pulse);
}
