using System.Text.Json;
using System.Text.Json.Serialization;
using CcgcStream.Index.Reporting;

namespace CcgcStream.Cli.Report;

/// <summary>What <c>GET /v1/report</c> answers.</summary>
internal sealed record ReportAnswer(string Generation, PeriodReport Report);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ReportAnswer))]
internal sealed partial class ReportAnswerJson : JsonSerializerContext;
