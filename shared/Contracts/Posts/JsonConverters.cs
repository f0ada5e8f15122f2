using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CcgcStream.Contracts.Posts;

/// <summary>Sources write null where they mean "nothing"; the model knows only the empty string.</summary>
internal sealed class NullAsEmptyStringConverter : JsonConverter<string>
{
    public override bool HandleNull => true;

    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => "",
        JsonTokenType.String => reader.HasLoneSurrogate(out var repaired) ? repaired : reader.GetString() ?? "",
        _ => throw new JsonException($"expected a string, found {reader.TokenType}"),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>Reads ISO 8601 times, with or without a colon in the offset; a bare date is midnight UTC; "" is no time.</summary>
internal sealed class LenientTimeConverter : JsonConverter<DateTimeOffset>
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd"];

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException($"expected a time such as 2020-02-03T04:05:06Z, found {reader.TokenType}");
        }

        if (reader.TryGetDateTimeOffset(out var strict))
        {
            return strict.ToUniversalTime();
        }

        var text = reader.GetString();
        if (string.IsNullOrEmpty(text))
        {
            return default; // PostReader reads the default as "no time": no source publishes in the year 1.
        }

        return DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUniversalTime()
            : throw new JsonException($"'{(text.Length > 40 ? text[..40] : text)}' is not a time such as 2020-02-03T04:05:06Z");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime);
}
