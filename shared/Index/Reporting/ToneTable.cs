using System.Text.Json;
using System.Text.Json.Serialization;

namespace CcgcStream.Index.Reporting;

/// <summary>
/// How a tagger takes tone, by language, measured on labelled pieces of the same kind as those reported on: the confusion matrix of
/// negative against the rest, with probabilities in place of counts. Where the pieces are labelled with their topic, also how it takes topics.
/// </summary>
/// <param name="MeasuredOn">What the labelled pieces were, for people.</param>
/// <param name="Languages">Rows by language code; <see cref="Pooled"/> stands for every other one.</param>
/// <param name="Topics">How topics are taken; null where no piece was labelled with one.</param>
public sealed record ToneTable(string MeasuredOn, IReadOnlyDictionary<string, ToneRow> Languages, TopicTable? Topics = null)
{
    /// <summary>Key of the row over all languages.</summary>
    public const string Pooled = "all";

    /// <summary>The row of a language; the pooled one where it has none of its own.</summary>
    public ToneRow? RowOf(string language) => Languages.GetValueOrDefault(language) ?? Languages.GetValueOrDefault(Pooled);

    /// <exception cref="JsonException">It is no tone table.</exception>
    public static ToneTable Read(string json) =>
        JsonSerializer.Deserialize(json, ToneTableJson.Default.ToneTable) ?? throw new JsonException("it is empty");

    /// <summary>The JSON of the table, indented.</summary>
    public string Write() => JsonSerializer.Serialize(this, ToneTableJson.Default.ToneTable);
}

/// <summary>A language's row.</summary>
/// <param name="OfNegative">Mean probability of a negative tone that the tagger gives to truly negative pieces.</param>
/// <param name="OfOthers">The same for all other pieces.</param>
/// <param name="Negative">Labelled negative pieces.</param>
/// <param name="Others">Labelled other pieces.</param>
public sealed record ToneRow(double OfNegative, double OfOthers, long Negative, long Others)
{
    /// <summary>Too few pieces, or a tagger that tells them apart too little, make the correction worse than the error.</summary>
    [JsonIgnore]
    public bool IsUsable => Negative >= 20 && Others >= 20 && OfNegative - OfOthers >= 0.1;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ToneTable))]
internal sealed partial class ToneTableJson : JsonSerializerContext;
