namespace CcgcStream.Alerting.Backtesting;

/// <summary>What became of an incident.</summary>
/// <param name="Group">Group of its city.</param>
/// <param name="Found">Whether an alert fired in time.</param>
/// <param name="Delay">From the start to the end of the bucket that fired; null where it was missed.</param>
/// <param name="Votes">Votes from the start until it fired, or until the incident's end.</param>
/// <param name="BoundVotes">
/// Votes that any method with the tolerated false alarm rate needs on average (Lorden 1971): ln(votes between false alarms)
/// over the divergence. Null where the incident did not bring that much information.
/// </param>
internal sealed record IncidentOutcome(string Group, bool Found, TimeSpan? Delay, double Votes, double? BoundVotes);

/// <summary>All of one city. Hits counts alerts that hit an incident, one for each.</summary>
internal sealed record TimelineOutcome(
    string Group, double CityMonths, int Hits, int FalseAlarms, IReadOnlyList<IncidentOutcome> Incidents, IReadOnlyList<BacktestAlert> Alerts);
