using System.Globalization;
using System.Text;

namespace CcgcStream.Api.Exports;

/// <summary>
/// CSV after RFC 4180, safe to open in a spreadsheet: text that begins like a formula gets an apostrophe before it
/// (OWASP, CSV injection), because post text is written by strangers.
/// </summary>
internal static class CsvText
{
    /// <summary>One row with its line end. Numbers and dates are written in the invariant form.</summary>
    public static string Row(IEnumerable<object?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(object? value) => value switch
    {
        null => "",
        string text => Quote(Defuse(text)),
        bool flag => flag ? "true" : "false",
        DateTimeOffset moment => moment.ToString("O", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => Quote(Defuse(value.ToString() ?? "")),
    };

    private static string Defuse(string text)
    {
        var visible = text.AsSpan().TrimStart(" \t\r\n\u00a0\ufeff\u3000");
        // Full-width signs count too: some spreadsheets fold them.
        return visible.Length > 0 && visible[0] is '=' or '+' or '-' or '@' or '|' or '%' or '＝' or '＋' or '－' or '＠' || text is ['\t' or '\r' or '\n', ..]
            ? "'" + text
            : text;
    }

    private static string Quote(string text)
    {
        if (!text.AsSpan().ContainsAny(",\"\r\n'"))
        {
            return text;
        }
        return new StringBuilder(text.Length + 8).Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"').ToString();
    }
}
