using System.Text.Json;
using System.Text.Json.Serialization;

namespace CcgcStream.Text.Cities;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(List<CatalogueCity>))]
internal sealed partial class CatalogueJson : JsonSerializerContext;
