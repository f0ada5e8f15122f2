namespace CcgcStream.Simulation.Profiles;

/// <summary>What a simulated period is made of: the target shares of its ground truth and the events that shape it.</summary>
/// <remarks>All shares are of effective pieces and sum to 1 within their list.</remarks>
public sealed record SimulationProfile
{
    /// <summary>Name in commands and ids, such as <c>ccgcii-2020</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The calendar year that the profile fills; null for an endless stream without a calendar.</summary>
    public int? Year { get; init; }

    /// <summary>Share of pieces that speak neutrally or well of their city, 0..1.</summary>
    public required double PositiveOrNeutral { get; init; }

    /// <summary>Of the pieces that are not negative, how many are positive, 0..1.</summary>
    public double PositiveOfRest { get; init; } = 0.46;

    public required IReadOnlyList<PlatformShare> Platforms { get; init; }
    public required IReadOnlyList<CityShare> Cities { get; init; }
    public required IReadOnlyList<TopicTarget> Topics { get; init; }
    public required IReadOnlyList<LanguageShare> Languages { get; init; }
    public IReadOnlyList<CalendarEvent> Events { get; init; } = [];
    public RoleRates Roles { get; init; } = new();
}

/// <summary>A platform, its channel (<c>social</c> or <c>media</c>) and its share.</summary>
public sealed record PlatformShare(string Source, string Channel, double Share);

/// <summary>A city, its share of volume, how gladly its offices answer (0..1), and the odds multiplier of negative pieces.</summary>
public sealed record CityShare(string Id, double Share, double Answers, double NegativeOdds);

/// <summary>A topic, its share, the odds multiplier of negative pieces and the share of positive among the rest relative to the mean.</summary>
public sealed record TopicTarget(string Id, double Share, double NegativeOdds, double PositiveTilt);

/// <summary>A vocabulary (<c>zh-Hant</c>), the country of its writers and its share.</summary>
public sealed record LanguageShare(string Vocabulary, string Country, double Share)
{
    /// <summary>ISO 639-1 code that a tagger should find.</summary>
    public string Code => Vocabulary.StartsWith("zh", StringComparison.Ordinal) ? "zh" : Vocabulary;
}
