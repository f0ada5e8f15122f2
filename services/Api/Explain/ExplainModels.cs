using CcgcStream.Api.Ranking;

namespace CcgcStream.Api.Explain;

/// <summary>What a score is made of.</summary>
/// <param name="Composite">The index.</param>
/// <param name="Weights">The weights asked for, summing to 1.</param>
/// <param name="Dimensions">The five dimensions; their <c>points</c> add up to the arithmetic composite.</param>
/// <param name="Stories">The stories that weigh most, heaviest first.</param>
/// <param name="Mixes">Shares by platform, language, country, topic, actor and format.</param>
public sealed record Explanation(
    string Generation, string City, string Window, DateTimeOffset AsOf, string MethodologyVersion, bool Simulated, long Pieces, Measure Composite,
    Measure Arithmetic, IReadOnlyDictionary<string, double> Weights, IReadOnlyList<ExplainedDimension> Dimensions,
    IReadOnlyList<ExplainedStory> Stories, IReadOnlyDictionary<string, IReadOnlyList<MixShare>> Mixes);

/// <summary>A dimension and its parts.</summary>
/// <param name="Weight">Share of the composite.</param>
/// <param name="Points">weight x value: what it brings to the arithmetic composite.</param>
/// <param name="Parts">Parts whose points add up to the dimension's value.</param>
public sealed record ExplainedDimension(string Name, Measure Measure, double Weight, double Points, IReadOnlyList<ExplainedPart> Parts);

/// <summary>A part of a dimension: points = 100 x weight x value.</summary>
public sealed record ExplainedPart(string Name, double Weight, double Value, double Points, bool Missing);

/// <summary>A story: near-duplicate pieces priced together.</summary>
/// <param name="Weight">Sum of the weights of its pieces in the window.</param>
/// <param name="Tone">Mean of P(positive) - P(negative), -1..1.</param>
public sealed record ExplainedStory(
    string Id, string Title, string Url, string Platform, int Pieces, double Weight, double Tone, DateTimeOffset First, bool Simulated);

/// <summary>One category of a mix and its share, 0..1.</summary>
public sealed record MixShare(string Name, double Share);
