using CcgcStream.ServiceDefaults.Access;
using System.Security.Claims;
using CcgcStream.Api.Problems;
using CcgcStream.State.Access;

namespace CcgcStream.Api.Security.Audit;

/// <summary>Who did what, kept in the audit trail and logged.</summary>
internal sealed partial class AuditLog(AuditTrail trail, TimeProvider time, ILogger<AuditLog> logger)
{
    /// <summary>Writes an entry; the action it speaks of fails when this does.</summary>
    public async Task WriteAsync(ClaimsPrincipal who, string action, string target, string outcome, CancellationToken ct)
    {
        var entry = new AuditEntry(time.GetUtcNow(), Caller.IdOf(who) ?? "anonymous", Caller.NameOf(who), action, target, outcome);
        LogEntry(entry.Who, entry.Action, entry.Target, entry.Outcome);
        await trail.AddAsync(entry, ct);
    }

    /// <summary>A page of entries, newest first.</summary>
    public async Task<AuditEntries> PageAsync(int most, Cursor? after, CancellationToken ct)
    {
        var entries = new List<AuditEntry>();
        var last = "";
        await foreach (var (place, entry) in trail.ReadAsync(after?.Id, ct))
        {
            if (entries.Count == most)
            {
                return new AuditEntries(entries, new Cursor(entries[^1].At.UtcTicks, last).ToString());
            }
            entries.Add(entry);
            last = place;
        }
        return new AuditEntries(entries, null);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Audit: {Who} {Action} {Target}: {Outcome}")]
    private partial void LogEntry(string who, string action, string target, string outcome);
}

/// <summary>A page of the audit log, newest first.</summary>
/// <param name="Entries">The page.</param>
/// <param name="NextCursor">Where the next page begins; null at the end.</param>
public sealed record AuditEntries(IReadOnlyList<AuditEntry> Entries, string? NextCursor);
