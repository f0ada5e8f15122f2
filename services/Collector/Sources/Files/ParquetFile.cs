using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Parquet;
using Parquet.Serialization;

namespace CcgcStream.Collector.Sources.Files;

/// <summary>Reads Parquet, one row group at a time: a column is a field of the Post JSON, flat (<c>author.id</c>) or nested.</summary>
internal static class ParquetFile
{
    /// <summary>Rows are read whole, so a group that unpacks to more than this is refused.</summary>
    private const long MaxGroup = 2L * 1024 * 1024 * 1024;

    public static async IAsyncEnumerable<FileRecord> ReadAsync(Stream stream, FieldMap map, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var seekable = await SeekableAsync(stream, ct);
        await using var reader = await ParquetReader.CreateAsync(seekable, leaveStreamOpen: true, cancellationToken: ct);
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            if (reader.RowGroups[group].RowGroup.TotalByteSize > MaxGroup)
            {
                throw new InvalidDataException($"row group {group} is larger than {MaxGroup} bytes: write smaller groups");
            }

            seekable.Position = 0;
            var rows = await ParquetSerializer.DeserializeUntypedAsync(seekable, rowGroupIndex: group, cancellationToken: ct);
            foreach (var row in rows.Data)
            {
                yield return map.Read(ToObject(row));
            }
        }
    }

    private static JsonObject ToObject(IDictionary<string, object> row)
    {
        var item = new JsonObject();
        foreach (var (name, value) in row)
        {
            if (Value(value) is { } node)
            {
                FieldPath.Put(item, name.Split('.'), node);
            }
        }

        return item;
    }

    private static JsonNode? Value(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag,
        DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)).ToString("o", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double or float => Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) ? number : null,
        decimal number => number,
        sbyte or short or int or long or byte or ushort or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong number => number,
        IDictionary<string, object> inner => ToObject(inner),
        byte[] => null, // Raw bytes are no field of a post.
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Value)]),
        _ => value.ToString(),
    };

    /// <summary>The index of a Parquet file stands at its end, so what was packed is unpacked to a file that goes with its last reader.</summary>
    private static async ValueTask<Stream> SeekableAsync(Stream stream, CancellationToken ct)
    {
        if (stream.CanSeek)
        {
            return stream;
        }

        var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 128 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await stream.CopyToAsync(file, ct);
        file.Position = 0;
        return file;
    }
}
