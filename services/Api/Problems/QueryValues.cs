using System.Globalization;

namespace CcgcStream.Api.Problems;

/// <summary>Checks of query values, each with a message that says what would be right.</summary>
internal static class QueryValues
{
    /// <summary>The value if it is one of the allowed ones, the default when absent.</summary>
    /// <exception cref="QueryProblem">Neither.</exception>
    public static string OneOf(string parameter, string? value, IReadOnlyList<string> allowed, string absent)
    {
        if (string.IsNullOrEmpty(value))
        {
            return absent;
        }
        return allowed.Contains(value)
            ? value
            : throw new QueryProblem(parameter, $"'{parameter}' must be one of {string.Join(", ", allowed)}.");
    }

    /// <summary>The value if it lies in the range, the default when absent.</summary>
    /// <exception cref="QueryProblem">Out of range.</exception>
    public static int InRange(string parameter, int? value, int low, int high, int absent) => value switch
    {
        null => absent,
        { } given when given >= low && given <= high => given,
        _ => throw new QueryProblem(parameter, $"'{parameter}' must lie between {low} and {high}."),
    };

    /// <summary>A name of at most 64 characters: letters, digits, <c>. _ - :</c>; null when absent.</summary>
    /// <exception cref="QueryProblem">Anything else.</exception>
    public static string? Name(string parameter, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }
        return value.Length <= 64 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or ':')
            ? value
            : throw new QueryProblem(parameter, $"'{parameter}' must be at most 64 letters, digits or any of . _ - :");
    }

    /// <summary>A moment in RFC 3339, such as 2020-02-03T04:05:06Z, or a date; null when absent.</summary>
    /// <exception cref="QueryProblem">Not a moment.</exception>
    public static DateTimeOffset? Moment(string parameter, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }
        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            && moment.Year is >= 1990 and <= 2200
            ? moment
            : throw new QueryProblem(parameter, $"'{parameter}' must be a moment such as 2020-02-03T04:05:06Z.");
    }

    /// <summary>A day such as 2020-01-31; null when absent.</summary>
    /// <exception cref="QueryProblem">Not a day.</exception>
    public static DateOnly? Day(string parameter, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }
        return DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2200
            ? day
            : throw new QueryProblem(parameter, $"'{parameter}' must be a day such as 2020-01-31.");
    }
}
