using System.Security.Claims;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Notifications;
using CcgcStream.AlertStore;
using CcgcStream.Api.Problems;
using CcgcStream.ServiceDefaults.Access;
using CcgcStream.Api.Security.Audit;

namespace CcgcStream.Api.Alerts;

/// <summary>What people do to alerts, from REST and from the dashboard alike; each act is in the audit log.</summary>
internal sealed class AlertDesk(AlertBook book, AuditLog audit, TimeProvider time)
{
    /// <exception cref="NotFoundProblem">No such alert.</exception>
    public async Task<AlertRecord> AcknowledgeAsync(string id, ClaimsPrincipal who, CancellationToken ct)
    {
        var alert = await book.AcknowledgeAsync(id, NameOf(who), ct) ?? throw AlertReads.Missing();
        await audit.WriteAsync(who, "alert-acknowledge", id, "done", ct);
        return alert;
    }

    /// <exception cref="NotFoundProblem">No such alert.</exception>
    public async Task<AlertRecord> ResolveAsync(string id, ClaimsPrincipal who, CancellationToken ct)
    {
        var alert = await book.ResolveAsync(id, NameOf(who), ct) ?? throw AlertReads.Missing();
        await audit.WriteAsync(who, "alert-resolve", id, "done", ct);
        return alert;
    }

    /// <exception cref="NotFoundProblem">No such alert.</exception>
    /// <exception cref="QueryProblem">No reason, or a wrong time.</exception>
    public async Task<Silence> SilenceAsync(string id, SilenceRequest request, ClaimsPrincipal who, CancellationToken ct)
    {
        if (request.Reason is not { Length: > 0 and <= 500 } reason || string.IsNullOrWhiteSpace(reason))
        {
            throw new QueryProblem("reason", "'reason' must have 1 to 500 characters.");
        }
        var minutes = QueryValues.InRange("minutes", request.Minutes, 1, 43_200, 60);
        var silence = await book.SilenceAsync(id, NameOf(who), reason, time.GetUtcNow().AddMinutes(minutes), ct) ?? throw AlertReads.Missing();
        await audit.WriteAsync(who, "alert-silence", id, "done", ct);
        return silence;
    }

    private static string NameOf(ClaimsPrincipal who) => Caller.NameOf(who) is { Length: > 0 } name ? name : Caller.IdOf(who) ?? "anonymous";
}
