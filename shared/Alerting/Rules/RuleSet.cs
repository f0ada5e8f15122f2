using CcgcStream.Alerting.Notifications;

namespace CcgcStream.Alerting.Rules;

/// <summary>Everything the rules file says.</summary>
public sealed record RuleSet
{
    /// <summary>The rules that run with no file: S1 and S2 on cities, S3 on their slices, S4, S5, S6, and a log line for each alert.</summary>
    public static RuleSet Default { get; } = new()
    {
        Rules =
        [
            new ReputationRule { Id = "reputation-drop" },
            new ReputationRule { Id = "slice-reputation-drop", Slices = ["platform", "language", "topic"] },
            new VolumeRule { Id = "volume-anomaly", Severity = Model.AlertSeverity.Info },
            new SourceRule { Id = "source-silence" },
            new ScoreRule { Id = "score-drop" },
            new RankRule { Id = "rank-change", Severity = Model.AlertSeverity.Info },
        ],
        Receivers = [new Receiver { Id = "log", Type = ReceiverType.Log }],
        Routes = [new Route { Receivers = ["log"] }],
    };

    public IReadOnlyList<AlertRule> Rules { get; init; } = [];

    /// <summary>Topics that are never alerted on for sources whose terms forbid it.</summary>
    public IReadOnlyList<SensitiveTopic> Sensitive { get; init; } = [];
    public IReadOnlyList<Receiver> Receivers { get; init; } = [];

    /// <summary>First match wins, unless it says continue.</summary>
    public IReadOnlyList<Route> Routes { get; init; } = [];
    public IReadOnlyList<Silence> Silences { get; init; } = [];

    /// <summary>Generations whose alerts are sent; those of others are only kept.</summary>
    public IReadOnlyList<string> NotifyGenerations { get; init; } = ["live"];

    /// <summary>Base of the links in notifications.</summary>
    public string LinkBase { get; init; } = "http://127.0.0.1:5000";
}
