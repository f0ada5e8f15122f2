using System.Security.Cryptography;
using System.Text;

namespace CcgcStream.Reporting.Html;

/// <summary>The style sheet and the policy that allows it and nothing else.</summary>
internal static class ReportStyle
{
    /// <summary>The style sheet, as embedded.</summary>
    public static string Css { get; } = Read();

    /// <summary>Content-Security-Policy of the page: no script, no network, only this style sheet (by its SHA-256).</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; base-uri 'none'; form-action 'none'";

    private static string Read()
    {
        using var stream = typeof(ReportStyle).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("The embedded style sheet report.css is missing.");
        using var reader = new StreamReader(stream);

        // Browsers hash the text after newline normalisation.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
