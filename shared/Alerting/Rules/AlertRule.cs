using CcgcStream.Alerting.Model;

namespace CcgcStream.Alerting.Rules;

/// <summary>What every rule has. The defaults are the ones that run with no rules file.</summary>
public abstract record AlertRule
{
    /// <summary>Names the rule in alerts; unique in the file.</summary>
    public required string Id { get; init; }
    public AlertSeverity Severity { get; init; } = AlertSeverity.Warning;
    public bool Enabled { get; init; } = true;

    /// <summary>Catalogue ids; empty: every city.</summary>
    public IReadOnlyList<string> Cities { get; init; } = [];

    /// <summary>Least share of the expected data, 0..1; below it the rule is inhibited and says so.</summary>
    public double MinCompleteness { get; init; } = 0.85;
    public LifecycleTiming Timing { get; init; } = new();

    /// <summary>Which signal the rule is of.</summary>
    public abstract AlertSignal Signal { get; }

    /// <summary>Whether the rule watches this city.</summary>
    public bool Covers(string city) => Enabled && (Cities.Count == 0 || Cities.Contains(city));
}

/// <summary>Rules that accumulate evidence in a city and its slices.</summary>
public abstract record EvidenceRule : AlertRule
{
    /// <summary>Nats at which an alert is pending.</summary>
    public double Warn { get; init; } = 4;

    /// <summary>Nats at which it fires in a city of few votes.</summary>
    public double Fire { get; init; } = 6.3;

    /// <summary>
    /// Nats added per unit of ln(1 + votes an hour): a city with a hundred times the votes has as many more chances to be wrong
    /// in a month, and evidence enough to pay for it.
    /// </summary>
    public double FirePerLogRate { get; init; } = 0.7;

    /// <summary>Least effective number of votes since the onset.</summary>
    public double MinVotes { get; init; } = 8;

    /// <summary>Least number of distinct outlets or authors since the onset.</summary>
    public int MinCommunities { get; init; } = 3;

    /// <summary>Dimensions whose slices are watched too: <c>platform</c>, <c>language</c>, <c>topic</c>. Empty: the city as a whole.</summary>
    public IReadOnlyList<string> Slices { get; init; } = [];

    internal double FireAt(double votesPerHour) => Fire + (FirePerLogRate * Math.Log(1 + votesPerHour));

    /// <summary>Days in which the memory of the usual level halves.</summary>
    public double HalfLifeDays { get; init; } = 14;
}
