using System.Globalization;
using System.Text.Json;

namespace CcgcStream.Collector.Wire;

/// <summary>
/// Reads fields of JSON that may be missing, null or of another type than promised: then they are empty, and never a
/// reason to lose the rest. Figures may come as numbers or as texts.
/// </summary>
internal static class JsonFields
{
    /// <summary>A text; numbers as they are written; else "".</summary>
    public static string Str(this JsonElement json, string field) => json.Field(field) is { } value
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() ?? "",
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        }
        : "";

    /// <summary>A whole number, from a number or a text; null when there is none. Fractions are cut.</summary>
    public static long? Num(this JsonElement json, string field) => json.Real(field) is { } value and >= long.MinValue and < long.MaxValue ? (long)value : null;

    /// <summary>A number, from a number or a text; null when there is none.</summary>
    public static double? Real(this JsonElement json, string field) =>
        double.TryParse(json.Str(field), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    /// <summary>True only for a true.</summary>
    public static bool Flag(this JsonElement json, string field) => json.Field(field) is { ValueKind: JsonValueKind.True };

    /// <summary>An object; an empty element when there is none, of which every field is empty again.</summary>
    public static JsonElement Obj(this JsonElement json, string field) =>
        json.Field(field) is { ValueKind: JsonValueKind.Object } value ? value : default;

    /// <summary>The elements of an array; nothing when there is none.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement json, string field) =>
        json.Field(field) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    /// <summary>A time in ISO 8601, with or without a colon in the offset; null when there is none.</summary>
    public static DateTimeOffset? Time(this JsonElement json, string field) => Times.Iso(json.Str(field));

    /// <summary>A time in Unix seconds; null when there is none.</summary>
    public static DateTimeOffset? UnixTime(this JsonElement json, string field) => Times.Unix(json.Real(field));

    private static JsonElement? Field(this JsonElement json, string field) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(field, out var value) ? value : null;
}
