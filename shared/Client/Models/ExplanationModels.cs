namespace CcgcStream.Client;

/// <summary>What a score is made of. The points of the dimensions add up to the arithmetic composite.</summary>
public sealed record Explanation(
    string Generation, string City, string Window, DateTimeOffset AsOf, string MethodologyVersion, bool Simulated, long Pieces, Measure Composite,
    Measure Arithmetic, IReadOnlyDictionary<string, double> Weights, IReadOnlyList<ExplainedDimension> Dimensions,
    IReadOnlyList<ExplainedStory> Stories, IReadOnlyDictionary<string, IReadOnlyList<MixShare>> Mixes);

/// <summary>A dimension and its parts, whose points add up to its value.</summary>
public sealed record ExplainedDimension(string Name, Measure Measure, double Weight, double Points, IReadOnlyList<ExplainedPart> Parts);

/// <summary>A part of a dimension: points = 100 x weight x value.</summary>
public sealed record ExplainedPart(string Name, double Weight, double Value, double Points, bool Missing);

/// <summary>Near-duplicate pieces priced together; tone is the mean of P(positive) - P(negative).</summary>
public sealed record ExplainedStory(
    string Id, string Title, string Url, string Platform, int Pieces, double Weight, double Tone, DateTimeOffset First, bool Simulated);

/// <summary>One category of a mix and its share, 0..1.</summary>
public sealed record MixShare(string Name, double Share);

/// <summary>The exact decomposition of a score.</summary>
public sealed record ExplanationTrees(
    string Generation, string City, string Window, DateTimeOffset AsOf, bool Simulated, ExplanationNode Composite, IReadOnlyList<ExplanationNode> Dimensions,
    string MethodologyVersion);

/// <summary>A part of a score; the children's points sum exactly to the node's own, in millionths of a point.</summary>
public sealed record ExplanationNode(string Kind, string Id, long MicroPoints, double Points, IReadOnlyList<ExplanationNode> Children);

/// <summary>What moved a dimension between two moments.</summary>
public sealed record ScoreChange(
    string Generation, string City, string Window, string Dimension, DateTimeOffset From, DateTimeOffset To, ExplanationNode Change,
    string MethodologyVersion);
