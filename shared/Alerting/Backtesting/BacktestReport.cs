using CcgcStream.Alerting.Model;

namespace CcgcStream.Alerting.Backtesting;

/// <summary>Figures of a backtest.</summary>
public sealed record BacktestReport
{
    public required string Name { get; init; }

    /// <summary>Rule id to which the figures belong.</summary>
    public required string Rule { get; init; }

    /// <summary>All cities first, then by group.</summary>
    public required IReadOnlyList<BacktestGroup> Groups { get; init; }

    /// <summary>Every alert by time, where they were asked for.</summary>
    public IReadOnlyList<BacktestAlert> Alerts { get; init; } = [];
}

/// <summary>An alert that fired in a backtest.</summary>
/// <param name="Event">The event, with its evidence.</param>
/// <param name="OnIncident">Whether a known incident was under way, or had ended less than twelve hours before.</param>
public sealed record BacktestAlert(AlertEvent Event, bool OnIncident);

/// <summary>Figures of a group of cities.</summary>
public sealed record BacktestGroup
{
    public required string Group { get; init; }
    public required double CityMonths { get; init; }
    public required int Incidents { get; init; }

    /// <summary>Found incidents over all, 0..1.</summary>
    public required double Recall { get; init; }

    /// <summary>Found over those that brought enough information for any method at the tolerated false alarm rate.</summary>
    public required double RecallOfDetectable { get; init; }

    /// <summary>Alerts on incidents over all alerts, 0..1; further alerts on the same incident count as neither.</summary>
    public required double Precision { get; init; }
    public required double FalseAlarmsPerCityMonth { get; init; }

    /// <summary>Hours from the start, of those found.</summary>
    public required double MedianDelayHours { get; init; }

    /// <summary>Share of all incidents found within two hours.</summary>
    public required double WithinTwoHours { get; init; }

    /// <summary>Median votes from the start until it fired.</summary>
    public required double VotesToDetect { get; init; }

    /// <summary>Mean votes to detect over mean votes of the information bound; missed incidents count with all their votes.</summary>
    public required double OverBound { get; init; }

    /// <summary>Share of incidents found after 1, 2, 4, 8, 16, 32 and 64 hours.</summary>
    public required IReadOnlyList<double> FoundByHours { get; init; }
}
