using System.Buffers;
using System.Text.Json;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Contracts.Tagging;

/// <summary>Writes the public tagged post: the post's own JSON, untouched, plus <c>tags</c>.</summary>
public static class TaggedPostWriter
{
    /// <summary>Writes one line without its line end.</summary>
    /// <param name="postUtf8">The post's JSON object as it was read; fields we do not know are kept. Its own <c>tags</c> is replaced.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="output">Receives UTF-8.</param>
    public static void Write(ReadOnlyMemory<byte> postUtf8, Tags tags, IBufferWriter<byte> output)
    {
        using var document = JsonDocument.Parse(postUtf8, new JsonDocumentOptions { MaxDepth = 32 });
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        foreach (var property in document.RootElement.EnumerateObject().Where(p => !p.NameEquals("tags"u8)))
        {
            // Raw, because a lone surrogate in an escape cannot be decoded but may be passed on.
            writer.WritePropertyName(property.Name);
            writer.WriteRawValue(property.Value.GetRawText(), skipInputValidation: true);
        }

        writer.WritePropertyName("tags"u8);
        JsonSerializer.Serialize(writer, tags, PostJsonContext.Default.Tags);
        writer.WriteEndObject();
    }
}
