using System.Text.Json.Serialization;

namespace CcgcStream.State.Access;

/// <summary>One entry of the audit log.</summary>
/// <param name="At">When.</param>
/// <param name="Who">A key's id or a token's subject, never a secret; <c>anonymous</c> on a server that is open on loopback.</param>
/// <param name="Name">The name that goes with it; may be empty.</param>
/// <param name="Action">What was done, such as <c>alert-acknowledge</c>.</param>
/// <param name="Target">To what: an id, never a text or a person.</param>
/// <param name="Outcome"><c>done</c>, <c>refused</c>, or a few words more.</param>
public sealed record AuditEntry(DateTimeOffset At, string Who, string Name, string Action, string Target, string Outcome);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(AuditEntry))]
internal sealed partial class AuditJson : JsonSerializerContext;
