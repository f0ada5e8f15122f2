using CcgcStream.Alerting.Model;
using CcgcStream.AlertStore;
using CcgcStream.Api.Problems;
using CcgcStream.Api.Ranking;

namespace CcgcStream.Api.Alerts;

/// <summary>Alerts page by page, or one.</summary>
internal sealed class AlertReads(AlertBook book, ScoreBoard board)
{
    private static readonly string[] Phases = ["open", "pending", "firing", "acknowledged", "resolving", "resolved", "all"];

    /// <exception cref="QueryProblem">A wrong parameter.</exception>
    public async Task<AlertPage> PageAsync(string? generation, string? city, string? phase, int? limit, string? cursor, CancellationToken ct)
    {
        var resolved = board.Resolve(QueryValues.Name("generation", generation));
        var wanted = QueryValues.OneOf("phase", phase, Phases, "open");
        var most = QueryValues.InRange("limit", limit, 1, 200, 50);
        var after = Cursor.Parse(cursor);
        var about = QueryValues.Name("city", city);
        var found = (await book.ListAsync(resolved, ct))
            .Where(alert => Is(alert.Phase, wanted) && (about is null || alert.Key.City == about))
            .Where(alert => after is not { } place || place.IsBefore(alert.UpdatedAt, alert.Id))
            .Take(most + 1)
            .ToArray();
        var page = found.Take(most).ToArray();
        var next = found.Length > most ? new Cursor(page[^1].UpdatedAt.UtcTicks, page[^1].Id).ToString() : null;
        return new AlertPage(resolved, page, next, await book.SilencesAsync(ct));
    }

    /// <exception cref="NotFoundProblem">No such alert.</exception>
    public async Task<AlertRecord> OneAsync(string id, CancellationToken ct) =>
        await book.GetAsync(QueryValues.Name("id", id) ?? "", ct) ?? throw Missing();

    internal static NotFoundProblem Missing() => new("There is no alert of this id.");

    private static bool Is(AlertPhase phase, string wanted) => wanted switch
    {
        "all" => true,
        "open" => phase != AlertPhase.Resolved,
        _ => phase.ToString().Equals(wanted, StringComparison.OrdinalIgnoreCase),
    };
}
