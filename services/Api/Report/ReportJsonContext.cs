using System.Text.Json;
using System.Text.Json.Serialization;

namespace CcgcStream.Api.Report;

/// <summary>Serialisation of reports, apart from the rest because the report has a RankedCity of its own.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ReportAnswer))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
