using System.Text.Json;
using System.Text.Json.Serialization;
using CcgcStream.Contracts.Tagging;

namespace CcgcStream.Contracts.Posts;

/// <summary>Source-generated JSON of the public contracts: camelCase, lenient reading as DESIGN section 4 asks.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    MaxDepth = 32,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(NullAsEmptyStringConverter), typeof(LenientTimeConverter)])]
[JsonSerializable(typeof(Post))]
[JsonSerializable(typeof(Tags))]
[JsonSerializable(typeof(IReadOnlyList<Post>))]
public sealed partial class PostJsonContext : JsonSerializerContext;
