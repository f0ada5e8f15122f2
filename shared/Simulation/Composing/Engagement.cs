using CcgcStream.Contracts.Posts;
using CcgcStream.Simulation.Draws;

namespace CcgcStream.Simulation.Composing;

/// <summary>Reactions as the platform would show them; what a platform hides stays null.</summary>
internal static class Engagement
{
    /// <param name="source">Platform.</param>
    /// <param name="followers">Audience of the author.</param>
    /// <param name="appeal">How much people react to the city, 1 = as everywhere.</param>
    /// <param name="observedAt">When the reading was taken.</param>
    /// <param name="random">Draws of the reading.</param>
    public static Metrics? Of(string source, long followers, double appeal, DateTimeOffset observedAt, ref PieceRandom random)
    {
        if (source is "news" or "gdelt")
        {
            return null;
        }

        var seen = random.NextLogNormal((20 + (followers * 0.08)) * appeal, 0.9);
        return new()
        {
            Views = source is "youtube" ? (long)(seen * 4) : null,
            Likes = (long)(seen * 0.05),
            Comments = (long)(seen * 0.006),
            Shares = source is "youtube" or "instagram" ? null : (long)(seen * 0.01),
            ObservedAt = observedAt,
        };
    }
}
