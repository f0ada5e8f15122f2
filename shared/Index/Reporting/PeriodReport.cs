using CcgcStream.Index.Intervals;

namespace CcgcStream.Index.Reporting;

/// <summary>What the published report says, of any period, compared with the period before. Shares are 0..1 of pieces counted once.</summary>
public sealed record PeriodReport
{
    public required DateTimeOffset From { get; init; }

    /// <summary>Exclusive.</summary>
    public required DateTimeOffset To { get; init; }

    public required string MethodologyVersion { get; init; }

    /// <summary>Some pieces of either period came from a simulator: say so wherever a figure is shown.</summary>
    public required bool Simulated { get; init; }

    /// <summary>Distinct pieces about at least one city.</summary>
    public required long EffectivePieces { get; init; }

    /// <summary>Of the period before; null when there is none.</summary>
    public required long? PreviousPieces { get; init; }

    /// <summary>Pieces over those of the period before; null when there is none.</summary>
    public double? Ratio => PreviousPieces is > 0 and var before ? (double)EffectivePieces / before : null;

    public required ShareChange PositiveOrNeutral { get; init; }
    public required Interval PositiveOrNeutralInterval { get; init; }

    /// <summary>All cities, best composite first; grade D after the others.</summary>
    public required IReadOnlyList<RankedCity> Ranking { get; init; }

    /// <summary>Share of all mentions that the ten cities with the most have.</summary>
    public required double TopTenShare { get; init; }

    public required IReadOnlyList<MixEntry> SourceClasses { get; init; }
    public required IReadOnlyList<MixEntry> Platforms { get; init; }
    public required IReadOnlyList<MixEntry> Topics { get; init; }
    public required IReadOnlyList<MixEntry> Actors { get; init; }
    public required IReadOnlyList<MixEntry> Formats { get; init; }
    public required IReadOnlyList<MixEntry> Languages { get; init; }
    public required IReadOnlyList<MixEntry> Countries { get; init; }
    public required PeriodChallenges Challenges { get; init; }
}

/// <summary>A share now and in the period before.</summary>
/// <param name="Share">0..1.</param>
/// <param name="Previous">0..1; null when there is no period before.</param>
public sealed record ShareChange(double Share, double? Previous)
{
    /// <summary>Change in percentage points.</summary>
    public double? ChangePoints => Previous is { } before ? 100 * (Share - before) : null;
}

/// <summary>A city of the report's ranking.</summary>
public sealed record RankedCity(
    int Rank, string City, Estimate Composite, IReadOnlyList<Estimate> Dimensions, long Mentions, double ShareOfMentions, double PositiveOrNeutral);

/// <summary>One category of a mix.</summary>
/// <param name="Id">Public name; empty for unknown.</param>
/// <param name="Pieces">Pieces counted once.</param>
/// <param name="Share">Share of all pieces, and what it was.</param>
/// <param name="PositiveOrNeutral">Of the category's pieces, 0..1; null where tone is not kept by this category.</param>
public sealed record MixEntry(string Id, long Pieces, ShareChange Share, double? PositiveOrNeutral);

/// <summary>The report's challenges, as measures.</summary>
/// <param name="OutsideAnyStoryOrTopic">Share of pieces in no story of two or more and without a topic: disorganised information.</param>
/// <param name="TopicEvenness">0 (one topic) to 1 (all alike).</param>
/// <param name="OfficialShare">Share of pieces by official accounts: acting alone.</param>
/// <param name="ActorEvenness">0..1.</param>
/// <param name="TextAndImageShare">Share of pieces that are text, link, image or gallery only.</param>
/// <param name="Questions">Questions and calls on official accounts.</param>
/// <param name="AnsweredWithinDay">Share of them answered by an official or media account within 24 h; null without questions.</param>
/// <param name="MedianAnswerHours">Median wait of the answered, hours; null when none was answered.</param>
/// <param name="Conversations">Conversations of two pieces or more.</param>
/// <param name="TwoWayShare">Of those, with two parties and two changes of speaker; null without conversations.</param>
/// <param name="CountrySpread">Spread of the positive-or-neutral share over countries, percentage points (weighted standard deviation).</param>
/// <param name="LanguageSpread">The same over languages.</param>
/// <param name="PlatformSpread">The same over platforms.</param>
public sealed record PeriodChallenges(
    double OutsideAnyStoryOrTopic, double TopicEvenness, double OfficialShare, double ActorEvenness, double TextAndImageShare,
    long Questions, double? AnsweredWithinDay, double? MedianAnswerHours, long Conversations, double? TwoWayShare,
    double CountrySpread, double LanguageSpread, double PlatformSpread);
