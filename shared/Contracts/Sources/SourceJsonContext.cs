using System.Text.Json;
using System.Text.Json.Serialization;

namespace CcgcStream.Contracts.Sources;

/// <summary>Source-generated JSON of source accounts, in the state store and on the API.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SourceHour))]
[JsonSerializable(typeof(SourceHeartbeat))]
[JsonSerializable(typeof(SourceHealth))]
[JsonSerializable(typeof(IReadOnlyList<SourceHealth>))]
public sealed partial class SourceJsonContext : JsonSerializerContext;
