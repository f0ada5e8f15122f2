using System.Text.Json;
using System.Text.Json.Serialization;

namespace CcgcStream.Client;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Ranking))]
[JsonSerializable(typeof(CityCatalogue))]
[JsonSerializable(typeof(CityDetail))]
[JsonSerializable(typeof(CityHistory))]
[JsonSerializable(typeof(PostPage))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(ExplanationTrees))]
[JsonSerializable(typeof(ScoreChange))]
[JsonSerializable(typeof(Comparison))]
[JsonSerializable(typeof(RankChanges))]
[JsonSerializable(typeof(PushResult))]
[JsonSerializable(typeof(AlertPage))]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(AlertSilence))]
[JsonSerializable(typeof(SilenceBody))]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(SourceList))]
[JsonSerializable(typeof(GenerationList))]
[JsonSerializable(typeof(GenerationDropped))]
[JsonSerializable(typeof(MethodologyList))]
[JsonSerializable(typeof(System.Text.Json.JsonElement))]
[JsonSerializable(typeof(PipelineLag))]
[JsonSerializable(typeof(AuditPage))]
[JsonSerializable(typeof(ErasureBody))]
[JsonSerializable(typeof(ErasureResult))]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ClientJson : JsonSerializerContext;
