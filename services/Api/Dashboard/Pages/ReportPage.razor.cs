using System.Globalization;
using CcgcStream.Api.Explain;
using CcgcStream.Api.Problems;
using CcgcStream.Api.Report;
using CcgcStream.Index.Reporting;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CcgcStream.Api.Dashboard.Pages;

/// <summary>The report of a period, made to be printed.</summary>
public sealed partial class ReportPage
{
    private ReportAnswer? _answer;
    private string _problem = "";

    /// <summary>First day, yyyy-MM-dd.</summary>
    [SupplyParameterFromQuery] public string? From { get; set; }

    /// <summary>Last day, yyyy-MM-dd.</summary>
    [SupplyParameterFromQuery] public string? To { get; set; }

    /// <summary>Whose data.</summary>
    [SupplyParameterFromQuery] public string? Generation { get; set; }

    [CascadingParameter] private ViewSettings View { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        _problem = "";
        try
        {
            _answer = await Reports.ReadAsync(Board.Resolve(Generation), DayOf(From), DayOf(To), CancellationToken.None);
        }
        catch (QueryProblem problem)
        {
            _problem = problem.Message;
        }
    }

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static IReadOnlyList<MixShare> Shares(IReadOnlyList<MixEntry> entries) =>
        [.. entries.Select(entry => new MixShare(entry.Id.Length == 0 ? "unknown" : entry.Id, entry.Share.Share))];

    private static IEnumerable<(string Name, string Value)> Challenges(PeriodChallenges c) =>
    [
        ("Outside any story or topic", P(c.OutsideAnyStoryOrTopic)), ("Topic evenness", N(c.TopicEvenness)),
        ("By official accounts", P(c.OfficialShare)), ("Actor evenness", N(c.ActorEvenness)), ("Text and images only", P(c.TextAndImageShare)),
        ("Questions answered within a day", c.AnsweredWithinDay is { } answered ? P(answered) : "–"),
        ("Median wait, hours", c.MedianAnswerHours is { } hours ? N(hours) : "–"), ("Two-way conversations", c.TwoWayShare is { } two ? P(two) : "–"),
        ("Spread over countries, points", N(c.CountrySpread)), ("Spread over languages, points", N(c.LanguageSpread)),
        ("Spread over platforms, points", N(c.PlatformSpread)),
    ];

    private string Change(ShareChange share) => share.ChangePoints is { } points
        ? points.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + " " + View["points"]
        : View["no period before"];

    private async Task PrintAsync() => await Js.InvokeVoidAsync("print");

    private static string? Day(DateTimeOffset? moment) => moment?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string P(double share) => (100 * share).ToString("0.00", CultureInfo.InvariantCulture) + " %";

    // Adding zero turns a negative zero into a plain one.
    private static string N(double value) => (Math.Round(value, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture);
}
