using System.Globalization;

namespace CcgcStream.Client;

/// <summary>Writes query strings; what is null is left to the server's default.</summary>
internal static class QueryText
{
    public static string Of(params IEnumerable<(string Name, string? Value)> parameters)
    {
        var given = parameters.Where(one => !string.IsNullOrEmpty(one.Value)).Select(one => one.Name + "=" + Uri.EscapeDataString(one.Value!)).ToArray();
        return given.Length == 0 ? "" : "?" + string.Join('&', given);
    }

    public static string? Of(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    public static string? Of(DateTimeOffset? moment) => moment?.ToString("O", CultureInfo.InvariantCulture);

    public static string? Of(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
