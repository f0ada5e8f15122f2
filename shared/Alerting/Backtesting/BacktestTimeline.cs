using CcgcStream.Alerting.Observations;

namespace CcgcStream.Alerting.Backtesting;

/// <summary>One city over the period of a backtest: simulated, or read from the store.</summary>
/// <param name="City">Catalogue id, or a made-up one.</param>
/// <param name="Group">Figures are given by group: "top ten" and "other" by default.</param>
/// <param name="Observations">Buckets in order.</param>
/// <param name="Incidents">What really happened, oldest first; empty for real data without labels.</param>
/// <param name="Judged">First bucket that counts: what is before only teaches the usual level.</param>
public sealed record BacktestTimeline(
    string City, string Group, IEnumerable<CityObservation> Observations, IReadOnlyList<LabelledIncident> Incidents, long Judged);

/// <summary>An incident that is known to have happened.</summary>
/// <param name="Start">First bucket.</param>
/// <param name="End">Last bucket.</param>
/// <param name="NatsPerVote">
/// Kullback-Leibler divergence of the incident's true share from the true usual one, by bucket from the start: what one
/// independent vote can tell a method that knows both. Empty where the truth is unknown.
/// </param>
public sealed record LabelledIncident(long Start, long End, IReadOnlyList<double> NatsPerVote);
