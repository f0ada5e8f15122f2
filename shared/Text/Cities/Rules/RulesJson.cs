using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CcgcStream.Text.Cities.Rules;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true, RespectNullableAnnotations = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(List<FormRule>))]
[JsonSerializable(typeof(List<PhraseRule>))]
[JsonSerializable(typeof(List<FrameRule>))]
[JsonSerializable(typeof(List<CueRule>))]
[JsonSerializable(typeof(List<HomonymRule>))]
[JsonSerializable(typeof(InflectionRules))]
internal sealed partial class RulesJson : JsonSerializerContext
{
    /// <summary>Reads an embedded rule file; a misspelt property is an error, so that no rule is lost in silence.</summary>
    /// <exception cref="InvalidDataException">The file is not what the type says.</exception>
    public static T Read<T>(string file, JsonTypeInfo<T> type)
    {
        using var stream = CatalogueResources.Open(file);
        try
        {
            return JsonSerializer.Deserialize(stream, type) ?? throw new InvalidDataException($"The catalogue file '{file}' is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The catalogue file '{file}' is damaged: {e.Message}", e);
        }
    }
}
