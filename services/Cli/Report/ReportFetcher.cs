using System.Globalization;
using System.Text.Json;
using CcgcStream.Cli.Target;
using CcgcStream.Index.Reporting;
using CcgcStream.Reporting;

namespace CcgcStream.Cli.Report;

/// <summary>Collects a report with the period before it and its course over time from a running service.</summary>
internal sealed class ReportFetcher(TargetClient client, string? generation, string? methodology = null)
{
    private const int MostSteps = 26;

    public async Task<ReportDocument> FetchAsync(DateOnly from, DateOnly to, bool withTrend, CancellationToken ct)
    {
        var period = await PeriodAsync(from, to, ct);
        var (before, last) = Previous(from, to);
        return new()
        {
            Period = period,
            Previous = period.PreviousPieces is > 0 ? await PeriodAsync(before, last, ct) : null,
            Trend = withTrend ? await TrendAsync(from, to, ct) : [],
        };
    }

    /// <summary>As many days directly before; of a calendar year, the calendar year before.</summary>
    internal static (DateOnly From, DateOnly To) Previous(DateOnly from, DateOnly to) => from.AddYears(1) == to.AddDays(1)
        ? (from.AddYears(-1), from.AddDays(-1))
        : (from.AddDays(from.DayNumber - to.DayNumber - 1), from.AddDays(-1));

    private async Task<List<TrendPoint>> TrendAsync(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var step = (to.DayNumber - from.DayNumber + MostSteps) / MostSteps;
        var points = new List<TrendPoint>();
        for (var day = from; day <= to; day = day.AddDays(step))
        {
            var last = day.AddDays(step - 1) < to ? day.AddDays(step - 1) : to;
            var slice = await PeriodAsync(day, last, ct);
            var tone = slice.EffectivePieces > 0 ? slice.PositiveOrNeutral.Share : (double?)null;
            points.Add(new(slice.From, slice.EffectivePieces / (last.DayNumber - day.DayNumber + 1), tone));
        }

        return points;
    }

    private async Task<PeriodReport> PeriodAsync(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var path = new Target.QueryString("v1/report").Add("from", Day(from)).Add("to", Day(to)).Add("generation", generation)
            .Add("methodology", methodology).ToString();
        try
        {
            return JsonSerializer.Deserialize(await client.GetTextAsync(path, "application/json", ct), ReportAnswerJson.Default.ReportAnswer)?.Report
                ?? throw new TargetException("the service answered an empty report");
        }
        catch (JsonException e)
        {
            throw new TargetException($"the service's report cannot be read: {e.Message}", e);
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
