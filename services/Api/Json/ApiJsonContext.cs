using System.Text.Json;
using System.Text.Json.Serialization;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Notifications;
using CcgcStream.Api.Alerts;
using CcgcStream.Api.Cities;
using CcgcStream.Api.Compare;
using CcgcStream.Api.Explain;
using CcgcStream.Api.Generations;
using CcgcStream.Api.History;
using CcgcStream.Api.Live;
using CcgcStream.Api.Methodology;
using CcgcStream.Api.Posts;
using CcgcStream.Api.Privacy;
using CcgcStream.Api.Ranking;
using CcgcStream.Api.Security.Audit;
using CcgcStream.ServiceDefaults.Pipeline;
using CcgcStream.Api.Sources;

namespace CcgcStream.Api.Json;

/// <summary>Source-generated serialisation of every public answer.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(JsonElement))] // What a problem carries beside its standard fields.
[JsonSerializable(typeof(RankingResponse))]
[JsonSerializable(typeof(PipelineLag))]
[JsonSerializable(typeof(CityList))]
[JsonSerializable(typeof(CityDetail))]
[JsonSerializable(typeof(RankChangeSet))]
[JsonSerializable(typeof(AlertPage))]
[JsonSerializable(typeof(AlertRecord))]
[JsonSerializable(typeof(Silence))]
[JsonSerializable(typeof(SilenceRequest))]
[JsonSerializable(typeof(CityHistory))]
[JsonSerializable(typeof(PostPage))]
[JsonSerializable(typeof(Explanation))]
[JsonSerializable(typeof(ExplanationTrees))]
[JsonSerializable(typeof(ScoreChange))]
[JsonSerializable(typeof(Comparison))]
[JsonSerializable(typeof(GenerationList))]
[JsonSerializable(typeof(MethodologyList))]
[JsonSerializable(typeof(GenerationDropped))]
[JsonSerializable(typeof(SourceList))]
[JsonSerializable(typeof(AuditEntries))]
[JsonSerializable(typeof(ErasureRequest))]
[JsonSerializable(typeof(ErasureAnswer))]
[JsonSerializable(typeof(Microsoft.AspNetCore.Mvc.ProblemDetails))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
