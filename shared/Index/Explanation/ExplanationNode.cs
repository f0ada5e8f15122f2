namespace CcgcStream.Index.Explanation;

/// <summary>
/// A part of a score with the points that it brings. In every node the children's points sum exactly to the node's own, in millionths
/// of a point: what cannot be traced further is a child of its own.
/// </summary>
/// <param name="Kind">score, dimension, prior, part, facet, category, story, piece or rest.</param>
/// <param name="Id">Public id within its kind.</param>
/// <param name="MicroPoints">Points x 1,000,000; negative where it takes points away.</param>
/// <param name="Children">What it is made of; empty at the leaves.</param>
public sealed record ExplanationNode(string Kind, string Id, long MicroPoints, IReadOnlyList<ExplanationNode> Children)
{
    public double Points => MicroPoints / 1e6;

    /// <summary>Whether every node's children sum to it.</summary>
    public bool IsExact => (Children.Count == 0 || Children.Sum(child => child.MicroPoints) == MicroPoints) && Children.All(child => child.IsExact);
}
