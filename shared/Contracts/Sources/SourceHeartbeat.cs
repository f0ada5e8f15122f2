namespace CcgcStream.Contracts.Sources;

/// <summary>Sign of life of one source, written every 30 s.</summary>
public sealed record SourceHeartbeat
{
    /// <summary>Name of the source in the configuration.</summary>
    public string Source { get; init; } = "";

    /// <summary>Type of the source, such as <c>rss</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary>Generation it delivers into; "simulated" for the simulator.</summary>
    public string Generation { get; init; } = "";

    public DateTimeOffset At { get; init; }

    /// <summary>starting, running, waiting, failing, needs-attention or finished.</summary>
    public string State { get; init; } = "";

    /// <summary>What is wrong, in plain words; "" when nothing is.</summary>
    public string Problem { get; init; } = "";

    /// <summary>The query that ran last.</summary>
    public string Query { get; init; } = "";

    public DateTimeOffset? LastItemAt { get; init; }
    public DateTimeOffset? LastOkAt { get; init; }

    /// <summary>HTTP status of the last answer; 0 before the first.</summary>
    public int HttpStatus { get; init; }

    /// <summary>Requests left in the source's current window, where it says so.</summary>
    public long? Remaining { get; init; }

    public DateTimeOffset? ResetAt { get; init; }

    /// <summary>Fields that the source sends and we do not know, or no longer sends, with the share of items concerned.</summary>
    public IReadOnlyList<FieldDrift> Drift { get; init; } = [];
}

/// <summary>A change in what a source sends.</summary>
/// <param name="Field">Object and field, such as <c>post.note_tweet</c>.</param>
/// <param name="Change"><c>unknown</c> or <c>missing</c>.</param>
/// <param name="Share">Share of the items looked at, 0..1.</param>
public sealed record FieldDrift(string Field, string Change, double Share);
