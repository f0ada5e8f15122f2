namespace CcgcStream.State.Access;

/// <summary>What a key may be used for.</summary>
public static class ApiKeyScopes
{
    /// <summary>Send posts.</summary>
    public const string Ingest = "ingest";

    /// <summary>Read everything that is public within the installation.</summary>
    public const string Read = "read";

    /// <summary>Acknowledge, resolve and silence alerts.</summary>
    public const string Ack = "ack";

    /// <summary>See the audit log and manage keys; implies every other scope.</summary>
    public const string Admin = "admin";

    /// <summary>Every scope.</summary>
    public static readonly IReadOnlyList<string> All = [Ingest, Read, Ack, Admin];
}
