namespace CcgcStream.Api.Ranking;

/// <summary>A value with its 90 % interval, as METHODOLOGY section 4 asks of every number.</summary>
/// <param name="Value">0..100; the prior mean where <paramref name="Missing"/>.</param>
/// <param name="Lo90">Lower end of the 90 % interval.</param>
/// <param name="Hi90">Upper end of the 90 % interval.</param>
/// <param name="NEff">Kish's effective number of mentions behind the value.</param>
/// <param name="Grade">A, B, C or D by half-width: at most 2, 5, 10 points, or more.</param>
/// <param name="Completeness">Received over expected input of the window, 0..1.</param>
/// <param name="Missing">True when nothing is known of this dimension: the value is its prior, and the grade of the composite falls.</param>
public sealed record Measure(double Value, double Lo90, double Hi90, double NEff, string Grade, double Completeness, bool Missing);

/// <summary>The five dimensions of a city.</summary>
public sealed record DimensionSet(Measure Volume, Measure Reputation, Measure Coverage, Measure Dynamism, Measure Responsiveness);

/// <summary>A share with its Wilson interval, all 0..1.</summary>
public sealed record Share(double Value, double Lo90, double Hi90);

/// <summary>One row of the ranking.</summary>
/// <param name="Rank">1 is best; null where the grade does not allow a rank ("insufficient data").</param>
/// <param name="RankLo">Best rank of the 90 % interval; null when unranked.</param>
/// <param name="RankHi">Worst rank of the 90 % interval; null when unranked.</param>
/// <param name="Movement">Places gained (positive) or lost since <see cref="RankingResponse.MovementSince"/>; null when unknown.</param>
/// <param name="Id">Catalogue id, such as <c>wuhan</c>.</param>
/// <param name="Name">English name.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="Score">The value ranked by.</param>
/// <param name="Composite">Geometric composite, the index.</param>
/// <param name="Arithmetic">The arithmetic variant of the composite.</param>
/// <param name="Dimensions">The five dimensions.</param>
/// <param name="ShareOfVoice">The city's weight over that of all cities, 0..1.</param>
/// <param name="PositiveOrNeutral">The published headline share.</param>
/// <param name="Pieces">Distinct pieces in the window.</param>
/// <param name="Weight">Sum of mention weights in the window (X of the volume formula).</param>
/// <param name="Simulated">True when any piece behind the row came from a simulator.</param>
public sealed record RankedCity(
    int? Rank, int? RankLo, int? RankHi, int? Movement, string Id, string Name, string NameZh, Measure Score, Measure Composite,
    Measure Arithmetic, DimensionSet Dimensions, double ShareOfVoice, Share PositiveOrNeutral, long Pieces, double Weight, bool Simulated);

/// <summary>The ranking of a window at one revision.</summary>
/// <param name="Generation">Whose data: <c>live</c>, <c>simulated</c> or the name of a replay.</param>
/// <param name="Window">1h, 24h, 7d, 30d or 365d.</param>
/// <param name="By">composite, arithmetic, or a dimension.</param>
/// <param name="AsOf">End of the window, event time; null when there is no data.</param>
/// <param name="Revision">Grows with every change.</param>
/// <param name="MethodologyVersion">Version of the formulas and constants.</param>
/// <param name="Simulated">True when any row is.</param>
/// <param name="MovementSince">The moment that movement compares with; null when none is known.</param>
/// <param name="Slice">The platform, language or country asked for, null for all.</param>
/// <param name="Total">Cities with data in the window, before the limit.</param>
/// <param name="Ranked">How many of them are ranked.</param>
/// <param name="Cities">Ranked cities best first, then those with insufficient data.</param>
public sealed record RankingResponse(
    string Generation, string Window, string By, DateTimeOffset? AsOf, long Revision, string MethodologyVersion, bool Simulated,
    DateTimeOffset? MovementSince, string? Slice, int Total, int Ranked, IReadOnlyList<RankedCity> Cities);
