using System.Text.Encodings.Web;
using System.Text.Json;

namespace CcgcStream.Reporting.Json;

/// <summary>The report as JSON: the model itself, nothing rounded.</summary>
public static class JsonReport
{
    // The default encoder also escapes what would be dangerous inside HTML, should somebody paste it there.
    private static readonly ReportJsonContext Context = new(new JsonSerializerOptions(ReportJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.Default,
    });

    /// <summary>Renders a report as indented JSON.</summary>
    public static string Render(ReportDocument document) => JsonSerializer.Serialize(document, Context.ReportDocument);
}
