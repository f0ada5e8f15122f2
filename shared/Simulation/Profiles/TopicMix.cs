namespace CcgcStream.Simulation.Profiles;

/// <summary>Shares of the eight leading topics and the rest. The published report names them in this order without figures.</summary>
internal static class TopicMix
{
    public static readonly IReadOnlyList<TopicTarget> Of2020 =
    [
        new("culture", 0.190, 0.7, 1.15),
        new("education", 0.160, 0.9, 1.00),
        new("food", 0.140, 0.7, 1.20),
        new("healthcare", 0.125, 1.9, 0.75),
        new("economy", 0.110, 1.2, 0.85),
        new("festivals", 0.090, 0.5, 1.35),
        new("industry", 0.075, 1.2, 0.85),
        new("transport", 0.060, 1.3, 0.80),
        new("other", 0.050, 1.0, 1.00),
    ];

    public static readonly IReadOnlyList<TopicTarget> Of2019 =
    [
        new("culture", 0.200, 0.7, 1.15),
        new("economy", 0.170, 1.2, 0.85),
        new("education", 0.150, 0.9, 1.00),
        new("food", 0.130, 0.7, 1.20),
        new("industry", 0.100, 1.4, 0.80),
        new("festivals", 0.085, 0.5, 1.35),
        new("transport", 0.075, 1.3, 0.80),
        new("healthcare", 0.040, 1.5, 0.75),
        new("other", 0.050, 1.0, 1.00),
    ];
}
