using CcgcStream.Alerting.Model;

namespace CcgcStream.Alerting.Rules;

/// <summary>S4: a source fell silent, or too many of its records are refused.</summary>
public sealed record SourceRule : AlertRule
{
    /// <inheritdoc/>
    public override AlertSignal Signal => AlertSignal.Source;

    /// <summary>Received over expected at which a source counts as silent.</summary>
    public double SilentBelow { get; init; } = 0.2;

    /// <summary>Share of refused records at which its schema counts as changed.</summary>
    public double RefusedAbove { get; init; } = 0.3;

    /// <summary>Records before either is judged.</summary>
    public int MinExpected { get; init; } = 12;
}

/// <summary>S5: a score fell by at least <see cref="Drop"/> points, and by more than <see cref="SureDrop"/> with this probability.</summary>
public sealed record ScoreRule : AlertRule
{
    /// <inheritdoc/>
    public override AlertSignal Signal => AlertSignal.Score;

    /// <summary>Window of the score.</summary>
    public string Window { get; init; } = "24h";

    /// <summary>composite, volume, reputation, coverage, dynamism or responsiveness.</summary>
    public string Dimension { get; init; } = "composite";

    /// <summary>Compared with the score so long ago.</summary>
    public TimeSpan Against { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Points.</summary>
    public double Drop { get; init; } = 5;

    /// <summary>Points.</summary>
    public double SureDrop { get; init; } = 2;

    /// <summary>0..1.</summary>
    public double Probability { get; init; } = 0.95;
}

/// <summary>S6: a rank moved by at least <see cref="Places"/>, and the 90 % rank intervals of then and now do not touch.</summary>
public sealed record RankRule : AlertRule
{
    /// <inheritdoc/>
    public override AlertSignal Signal => AlertSignal.Rank;

    /// <summary>Window of the ranking.</summary>
    public string Window { get; init; } = "7d";

    /// <summary>Compared with the ranking so long ago.</summary>
    public TimeSpan Against { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Places, up or down.</summary>
    public int Places { get; init; } = 5;
}
