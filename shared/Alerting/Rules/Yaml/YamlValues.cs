using System.Globalization;
using System.Text.RegularExpressions;

namespace CcgcStream.Alerting.Rules.Yaml;

/// <summary>Values as the rules file writes them; null where a text is none.</summary>
internal static partial class YamlValues
{
    public static TimeSpan? Duration(string text)
    {
        if (Pattern().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var count = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch
        {
            "s" => TimeSpan.FromSeconds(count),
            "m" => TimeSpan.FromMinutes(count),
            "h" => TimeSpan.FromHours(count),
            _ => TimeSpan.FromDays(count),
        };
    }

    public static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    public static DateTimeOffset? Moment(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    public static T? Enum<T>(string text)
        where T : struct, Enum =>
        System.Enum.GetNames<T>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name ? System.Enum.Parse<T>(name) : null;

    public static string Names<T>()
        where T : struct, Enum => string.Join(", ", System.Enum.GetNames<T>().Select(n => n.ToLowerInvariant()));

    [GeneratedRegex("^([0-9]{1,6})(s|m|h|d)$")]
    private static partial Regex Pattern();
}
