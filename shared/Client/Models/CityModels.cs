namespace CcgcStream.Client;

/// <summary>Which scores of a city; null stands for the server's default. At most one of platform to actor may be given.</summary>
public sealed record ReadScope(
    string? Window = null, string? Generation = null, DateTimeOffset? AsOf = null, string? Platform = null, string? Language = null,
    string? Country = null, string? Topic = null, string? Actor = null, string? Methodology = null)
{
    internal static IEnumerable<(string, string?)> Of(ReadScope? scope) => scope is null ? [] :
    [
        ("window", scope.Window), ("generation", scope.Generation), ("asOf", QueryText.Of(scope.AsOf)), ("platform", scope.Platform),
        ("language", scope.Language), ("country", scope.Country), ("topic", scope.Topic), ("actor", scope.Actor), ("methodology", scope.Methodology),
    ];
}

/// <summary>A city and its row in every window that holds data about it.</summary>
public sealed record CityDetail(string Generation, City City, IReadOnlyDictionary<string, RankedCity> Windows, bool Simulated, string MethodologyVersion);

/// <summary>How a city's scores went, oldest first; <paramref name="Step"/> is an ISO 8601 duration.</summary>
public sealed record CityHistory(
    string Generation, string City, string Window, DateTimeOffset From, DateTimeOffset To, string Step, bool Simulated, IReadOnlyList<HistoryPoint> Points,
    string MethodologyVersion);

/// <summary>The scores at one moment; null in a gap.</summary>
public sealed record HistoryPoint(DateTimeOffset At, bool Gap, Measure? Composite, Dimensions? Dimensions, long Pieces);

/// <summary>A post as evidence. Its title was written by a stranger: never show it as markup.</summary>
public sealed record EvidencePost(
    string Id, DateTimeOffset PublishedAt, string Title, string Url, string Platform, string Kind, string Language, string Country, string Actor,
    string Format, string OutletName, IReadOnlyList<string> Topics, double Share, double Confidence, double Weight, double Positive, double Neutral, double Negative, string StoryId, bool Simulated);

/// <summary>A page of posts; the cursor is null at the end.</summary>
public sealed record PostPage(string Generation, string City, string Window, bool Simulated, IReadOnlyList<EvidencePost> Posts, string? NextCursor);

/// <summary>Cities side by side; <paramref name="Above"/> holds for each city the probability that it is above each other one.</summary>
public sealed record Comparison(
    string Generation, string Window, string By, bool Simulated, IReadOnlyList<RankedCity> Rows,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Above, string MethodologyVersion);
