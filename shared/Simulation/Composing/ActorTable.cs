using CcgcStream.Simulation.Draws;
using CcgcStream.Simulation.Labels;

namespace CcgcStream.Simulation.Composing;

/// <summary>Who writes: the published report calls official accounts acting alone a challenge, so individuals and media dominate here.</summary>
internal static class ActorTable
{
    public const string Official = "official";
    public const string Media = "media";
    public const string Individual = "individual";

    private static readonly string[] Types = [Individual, "opinion-leader", Media, "enterprise", Official, "organisation"];
    private static readonly Cumulative Social = new([0.55, 0.12, 0.10, 0.09, 0.07, 0.07]);

    public static string Pick(bool social, PieceRole role, double unit) => role switch
    {
        PieceRole.Answer => Official,
        PieceRole.Question => Individual,
        PieceRole.ThreadReply or PieceRole.Repost => Types[Social.Pick(unit * 0.85)],
        _ when social => Types[Social.Pick(unit)],
        _ => unit < 0.94 ? Media : unit < 0.98 ? "organisation" : Official,
    };

    /// <summary>Median followers of an account of that type.</summary>
    public static double MedianFollowers(string type) => type switch
    {
        "opinion-leader" => 60_000,
        Media => 90_000,
        Official => 25_000,
        "organisation" => 8_000,
        "enterprise" => 6_000,
        _ => 400,
    };
}
