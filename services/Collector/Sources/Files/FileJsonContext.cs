using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CcgcStream.Collector.Sources.Files;

[JsonSerializable(typeof(JsonObject))]
internal sealed partial class FileJsonContext : JsonSerializerContext;
