using System.Text.Json.Serialization;

namespace CcgcStream.Simulation.Truth;

/// <summary>JSON of <see cref="GroundTruth"/>, for <c>ccgc simulate --truth</c>.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GroundTruth))]
[JsonSerializable(typeof(List<GroundTruth>))]
public sealed partial class GroundTruthJson : JsonSerializerContext;
