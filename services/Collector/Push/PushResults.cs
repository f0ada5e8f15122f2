using System.Text.Json.Serialization;

namespace CcgcStream.Collector.Push;

/// <summary>Answer of <c>POST /v1/posts</c>.</summary>
/// <param name="Generation">The world the items went into.</param>
/// <param name="Accepted">Items that the log holds durably.</param>
/// <param name="Rejected">Items that were not taken.</param>
/// <param name="Items">One entry an item, in the order sent.</param>
public sealed record PushResponse(string Generation, int Accepted, int Rejected, IReadOnlyList<PushedItem> Items);

/// <summary>What became of one item.</summary>
/// <param name="Index">Position among the items, from 0.</param>
/// <param name="Line">Line it starts on, from 1.</param>
/// <param name="Id">Its id; "" when it could not be read.</param>
/// <param name="Status"><c>accepted</c> or <c>rejected</c>.</param>
/// <param name="Error">What is wrong with it; null when accepted.</param>
public sealed record PushedItem(int Index, int Line, string Id, string Status, string? Error = null);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PushResponse))]
internal sealed partial class PushJsonContext : JsonSerializerContext;
