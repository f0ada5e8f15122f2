using CcgcStream.Api.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Parquet;
using Parquet.Schema;

namespace CcgcStream.Api.Exports;

/// <summary>A column of an export: text, number or count.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Type">string, double? or long?.</param>
/// <param name="Value">The cell of a row.</param>
internal sealed record ExportColumn<T>(string Name, Type Type, Func<T, object?> Value);

/// <summary>Rows that can be read as CSV or Parquet.</summary>
internal sealed class ExportTable<T>(string name, IReadOnlyList<ExportColumn<T>> columns)
{
    /// <summary>CSV or Parquet as a download.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="format">csv or parquet.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IResult> ToResultAsync(IReadOnlyList<T> rows, string format, CancellationToken ct) => format == "csv"
        ? Download(Csv(rows), "text/csv; charset=utf-8; header=present", "csv")
        : Download(await ParquetAsync(rows, ct), "application/vnd.apache.parquet", "parquet");

    private FileContentHttpResult Download(byte[] bytes, string type, string ending) =>
        TypedResults.Bytes(bytes, type, $"{name}.{ending}", entityTag: new EntityTagHeaderValue(PreparedJson.EtagOf(bytes)));

    private byte[] Csv(IReadOnlyList<T> rows)
    {
        var text = new System.Text.StringBuilder(CsvText.Row(columns.Select(column => column.Name)));
        foreach (var row in rows)
        {
            text.Append(CsvText.Row(columns.Select(column => column.Value(row))));
        }
        return System.Text.Encoding.UTF8.GetBytes(text.ToString());
    }

    private async Task<byte[]> ParquetAsync(IReadOnlyList<T> rows, CancellationToken ct)
    {
        var fields = columns.Select(column => new DataField(column.Name, column.Type)).ToArray();
        using var buffer = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), buffer, cancellationToken: ct))
        {
            using var group = writer.CreateRowGroup();
            for (var i = 0; i < columns.Count; i++)
            {
                await WriteAsync(group, fields[i], [.. rows.Select(columns[i].Value)], columns[i].Type, ct);
            }
        }
        return buffer.ToArray();
    }

    private static Task WriteAsync(ParquetRowGroupWriter group, DataField field, object?[] cells, Type type, CancellationToken ct) => type switch
    {
        _ when type == typeof(string) => group.WriteAsync(field, [.. cells.Select(cell => (string?)cell ?? "")]),
        _ when type == typeof(long?) => group.WriteAsync<long>(field, Cells<long>(cells), cancellationToken: ct),
        _ when type == typeof(double?) => group.WriteAsync<double>(field, Cells<double>(cells), cancellationToken: ct),
        _ => throw new NotSupportedException($"No export of {type}."),
    };

    private static ReadOnlyMemory<TCell?> Cells<TCell>(object?[] cells)
        where TCell : struct => cells.Select(cell => (TCell?)cell).ToArray();
}
