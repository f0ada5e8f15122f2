namespace CcgcStream.Client;

/// <summary>A value with its 90 % interval, grade A to D and completeness.</summary>
public sealed record Measure(double Value, double Lo90, double Hi90, double NEff, string Grade, double Completeness, bool Missing);

/// <summary>The five dimensions.</summary>
public sealed record Dimensions(Measure Volume, Measure Reputation, Measure Coverage, Measure Dynamism, Measure Responsiveness);

/// <summary>A share with its interval, all 0..1.</summary>
public sealed record Share(double Value, double Lo90, double Hi90);

/// <summary>A row of the ranking; the rank is null where the data are insufficient.</summary>
public sealed record RankedCity(
    int? Rank, int? RankLo, int? RankHi, int? Movement, string Id, string Name, string NameZh, Measure Score, Measure Composite, Measure Arithmetic,
    Dimensions Dimensions, double ShareOfVoice, Share PositiveOrNeutral, long Pieces, double Weight, bool Simulated);

/// <summary>The ranking of a window.</summary>
public sealed record Ranking(
    string Generation, string Window, string By, DateTimeOffset? AsOf, long Revision, string MethodologyVersion, bool Simulated,
    DateTimeOffset? MovementSince, string? Slice, int Total, int Ranked,
    IReadOnlyList<RankedCity> Cities);

/// <summary>What to rank; null stands for the server's default.</summary>
public sealed record RankingOptions(
    string? Window = null, int? Limit = null, string? By = null, string? Generation = null, string? Platform = null, string? Language = null,
    string? Country = null, DateTimeOffset? AsOf = null, string? MinGrade = null, string? Topic = null,
    string? Actor = null, string? Methodology = null)
{
    internal string ToQuery() => QueryText.Of(
        ("window", Window), ("limit", QueryText.Of(Limit)), ("by", By), ("generation", Generation), ("platform", Platform), ("language", Language),
        ("country", Country), ("topic", Topic), ("actor", Actor), ("methodology", Methodology), ("asOf", QueryText.Of(AsOf)), ("minGrade", MinGrade));
}

/// <summary>A city of the catalogue.</summary>
public sealed record City(string Id, string Name, string NameZh, string Province, double Lat, double Lon);

/// <summary>The catalogue.</summary>
public sealed record CityCatalogue(int Total, IReadOnlyList<City> Cities);

/// <summary>A city's place now.</summary>
public sealed record RankChange(
    string Id, int? Rank, int? RankLo, int? RankHi, int? PreviousRank, double Score, double Lo90, double Hi90, string Grade, long Pieces);

/// <summary>Changes of a ranking at one tick.</summary>
public sealed record RankChanges(
    string Generation, string Window, DateTimeOffset? AsOf, long Revision, bool Simulated, IReadOnlyList<RankChange> Changes);

/// <summary>One event: a snapshot tells every city and replaces what came before.</summary>
public sealed record RankEvent(string Id, bool IsSnapshot, RankChanges Ranking);
