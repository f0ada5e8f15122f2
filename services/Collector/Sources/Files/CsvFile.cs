using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;

namespace CcgcStream.Collector.Sources.Files;

/// <summary>Reads CSV with a header line (RFC 4180: quotes, doubled quotes, line breaks inside quotes).</summary>
/// <remarks>A column is a field of the Post JSON; <c>author.id</c> reaches inside an object.</remarks>
internal static class CsvFile
{
    private const int MaxRecord = 1024 * 1024;

    public static async IAsyncEnumerable<FileRecord> ReadAsync(Stream stream, FieldMap map, [EnumeratorCancellation] CancellationToken ct)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        string[]? header = null;
        var record = new StringBuilder();
        var quotes = 0;
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            record.Append(record.Length > 0 ? "\n" : "").Append(line);
            quotes += line.AsSpan().Count('"');
            if (quotes % 2 == 1 && record.Length < MaxRecord)
            {
                continue;
            }

            var cells = Cells(record.ToString());
            record.Clear();
            quotes = 0;
            if (header is null)
            {
                header = cells;
            }
            else if (cells.Length > 1 || cells[0].Length > 0)
            {
                yield return cells.Length == header.Length
                    ? map.Read(ToObject(header, cells))
                    : new FileRecord(null, string.Create(CultureInfo.InvariantCulture, $"{cells.Length} cells where the header has {header.Length}"));
            }
        }
    }

    /// <summary>An object of the cells that are not empty.</summary>
    public static JsonObject ToObject(IReadOnlyList<string> header, IReadOnlyList<string> cells)
    {
        var item = new JsonObject();
        for (var i = 0; i < header.Count; i++)
        {
            if (cells[i].Length > 0)
            {
                FieldPath.Put(item, header[i].Split('.'), Value(header[i], cells[i]));
            }
        }

        return item;
    }

    private static JsonNode Value(string field, string cell) => field switch
    {
        "hashtags" or "mentions" => new JsonArray([.. cell.Split([' ', ';', ','], StringSplitOptions.RemoveEmptyEntries).Select(c => (JsonNode)c)]),
        "verified" or "bot" or "deleted" => bool.TryParse(cell, out var flag) && flag,
        _ => cell,
    };

    private static string[] Cells(string record)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < record.Length; i++)
        {
            var c = record[i];
            if (quoted && c == '"' && i + 1 < record.Length && record[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return [.. cells];
    }
}
