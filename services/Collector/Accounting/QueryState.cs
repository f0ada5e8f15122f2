using System.Text.Json;
using System.Text.Json.Serialization;

namespace CcgcStream.Collector.Accounting;

/// <summary>What is kept of one query: where to go on, when it last ran, what it delivered lately.</summary>
internal sealed record QueryState
{
    public string? Cursor { get; init; }
    public DateTimeOffset? LastRun { get; init; }

    /// <summary>Runs so far.</summary>
    public uint Run { get; init; }

    /// <summary>True when input that ends has been read to its end.</summary>
    public bool Done { get; init; }

    /// <summary><see cref="SeenRing.ToBytes"/>.</summary>
    public byte[] Seen { get; init; } = [];
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(QueryState))]
internal sealed partial class QueryStateJsonContext : JsonSerializerContext;
