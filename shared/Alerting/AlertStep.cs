using CcgcStream.Alerting.Model;

namespace CcgcStream.Alerting;

/// <summary>What the engine returns: the state to keep and the events to send, both in one commit.</summary>
/// <typeparam name="TState">State of a city, a source or a ranking.</typeparam>
public sealed record AlertStep<TState>(TState State, IReadOnlyList<AlertEvent> Events);
