using System.Text.Json.Serialization;

namespace CcgcStream.Cli.Privacy;

/// <summary>Body of <c>POST /v1/privacy/erase</c>.</summary>
internal sealed record EraseRequest(IReadOnlyList<string> Posts, string? Author, bool DryRun);

/// <summary>Its answer.</summary>
internal sealed record EraseAnswer(int Posts, int Mentions, int Alerts, bool Erased, IReadOnlyList<string> NotFound);

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(EraseRequest))]
[JsonSerializable(typeof(EraseAnswer))]
internal sealed partial class EraseJson : JsonSerializerContext;
