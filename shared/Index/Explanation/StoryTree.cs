namespace CcgcStream.Index.Explanation;

/// <summary>Splits points over stories and their pieces.</summary>
internal static class StoryTree
{
    /// <summary>
    /// Children for a total: stories by size of their points, each with its pieces; those beyond the limit, and what comes from pieces
    /// no longer kept, as "rest".
    /// </summary>
    /// <param name="totalMicro">What they sum to.</param>
    /// <param name="points">Points of each piece; the difference to the total belongs to pieces that are gone.</param>
    /// <param name="limit">Most stories shown.</param>
    internal static IReadOnlyList<ExplanationNode> Of(long totalMicro, IReadOnlyList<(ExplainedPiece Piece, double Points)> points, ExplanationLimits limit)
    {
        var stories = points.Where(entry => entry.Points != 0).GroupBy(entry => entry.Piece.Role.StoryPost, StringComparer.Ordinal)
            .Select(story => (Id: story.Key, Pieces: story.ToArray(), Points: story.Sum(entry => entry.Points)))
            .OrderByDescending(story => Math.Abs(story.Points)).ThenBy(story => story.Id, StringComparer.Ordinal).ToArray();
        var shown = stories.Take(limit.Stories).ToArray();
        var rest = (totalMicro / 1e6) - shown.Sum(story => story.Points);
        var parts = Apportion.Exact(totalMicro, [.. shown.Select(story => story.Points), rest]);
        var nodes = shown.Select((story, at) => new ExplanationNode("story", story.Id, parts[at], Pieces(parts[at], story.Pieces, limit.PiecesPerStory))).ToList();
        if (parts[^1] != 0)
        {
            nodes.Add(new("rest", stories.Length > shown.Length ? "other stories" : "rounding and pieces no longer kept", parts[^1], []));
        }

        return nodes;
    }

    private static List<ExplanationNode> Pieces(long totalMicro, (ExplainedPiece Piece, double Points)[] pieces, int limit)
    {
        var ordered = pieces.OrderByDescending(entry => Math.Abs(entry.Points)).ThenBy(entry => entry.Piece.Facts.PostId, StringComparer.Ordinal).ToArray();
        var shown = ordered.Take(limit).ToArray();
        var rest = ordered.Skip(limit).Sum(entry => entry.Points);
        var parts = Apportion.Exact(totalMicro, [.. shown.Select(entry => entry.Points), rest]);
        var nodes = shown.Select((entry, at) => new ExplanationNode("piece", entry.Piece.Facts.PostId, parts[at], [])).ToList();
        if (parts[^1] != 0)
        {
            nodes.Add(new("rest", "other pieces", parts[^1], []));
        }

        return nodes;
    }
}

/// <summary>How much of an explanation is shown by name; the rest is summed up, never dropped.</summary>
/// <param name="Stories">Most stories under one node.</param>
/// <param name="PiecesPerStory">Most pieces under one story.</param>
public sealed record ExplanationLimits(int Stories = 20, int PiecesPerStory = 5);
