using System.Text.Json;

namespace CcgcStream.Collector.Push;

/// <summary>One item of a body, still as bytes.</summary>
internal readonly record struct BodyItem(int Line, ReadOnlyMemory<byte> Bytes);

/// <summary>Cuts a body into its items: one JSON object, a JSON array of objects, or NDJSON.</summary>
internal static class BodySplitter
{
    private static readonly JsonReaderOptions Depth = new() { MaxDepth = 32 };

    /// <summary>Cuts the body; the items themselves are not yet checked.</summary>
    /// <exception cref="JsonException">A JSON array that does not parse as a whole: no item of it can be trusted.</exception>
    public static IReadOnlyList<BodyItem> Split(ReadOnlyMemory<byte> body)
    {
        body = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
        var start = body.Span.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0)
        {
            return [];
        }

        return body.Span[start] switch
        {
            (byte)'[' => Elements(body),
            (byte)'{' when IsOneValue(body.Span) => [new BodyItem(1 + body.Span[..start].Count((byte)'\n'), body[start..])],
            _ => Lines(body),
        };
    }

    private static bool IsOneValue(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, Depth);
            return reader.Read() && reader.TrySkip() && !reader.Read();
        }
        catch (JsonException)
        {
            return false; // More than one value, or a bad one: by lines, so that the good ones go through.
        }
    }

    private static List<BodyItem> Elements(ReadOnlyMemory<byte> body)
    {
        var items = new List<BodyItem>();
        var reader = new Utf8JsonReader(body.Span, Depth);
        reader.Read();
        var (line, counted) = (1, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var from = (int)reader.TokenStartIndex;
            line += body.Span[counted..from].Count((byte)'\n');
            counted = from;
            reader.Skip();
            items.Add(new BodyItem(line, body[from..(int)reader.BytesConsumed]));
        }

        reader.Read(); // Throws on anything behind the array.
        return items;
    }

    private static List<BodyItem> Lines(ReadOnlyMemory<byte> body)
    {
        var items = new List<BodyItem>();
        for (var line = 1; !body.IsEmpty; line++)
        {
            var end = body.Span.IndexOf((byte)'\n');
            var item = end < 0 ? body : body[..end];
            body = end < 0 ? default : body[(end + 1)..];
            if (item.Span.ContainsAnyExcept(" \t\r"u8))
            {
                items.Add(new BodyItem(line, item));
            }
        }

        return items;
    }
}
