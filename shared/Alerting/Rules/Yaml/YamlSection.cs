using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace CcgcStream.Alerting.Rules.Yaml;

/// <summary>A mapping of the file: typed values by name, with an error at the value's own line, and an error for every name that nobody asked for.</summary>
internal sealed class YamlSection
{
    private readonly Dictionary<string, (YamlNode Key, YamlNode Value)> entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private readonly List<RulesError> errors;
    private readonly YamlNode node;
    private readonly string what;

    private YamlSection(YamlNode node, string what, List<RulesError> errors) => (this.node, this.what, this.errors) = (node, what, errors);

    public static YamlSection Of(YamlNode node, string what, List<RulesError> errors)
    {
        var section = new YamlSection(node, what, errors);
        if (node is not YamlMappingNode mapping)
        {
            section.Error(node, $"{what} must be a mapping of names to values");
            return section;
        }

        foreach (var (key, value) in mapping.Children)
        {
            section.entries[(key as YamlScalarNode)?.Value ?? ""] = (key, value);
        }

        return section;
    }

    public string Text(string name, string usual) => Scalar(name) is { } text ? text : usual;

    public string Required(string name)
    {
        if (Scalar(name) is { Length: > 0 } text)
        {
            return text;
        }

        Error(node, $"{what} needs '{name}'");
        return "";
    }

    public double Number(string name, double usual, double low, double high) => Parse(
        name, usual, $"a number from {low.ToString(CultureInfo.InvariantCulture)} to {high.ToString(CultureInfo.InvariantCulture)}",
        text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) && v >= low && v <= high ? v : null);

    public int Whole(string name, int usual, int low, int high) => (int)Parse(
        name, usual, FormattableString.Invariant($"a whole number from {low} to {high}"),
        text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var v) && v >= low && v <= high ? v : null);

    public bool Flag(string name, bool usual) => Parse<bool>(name, usual, "true or false", text => bool.TryParse(text, out var v) ? v : null);

    public TimeSpan Duration(string name, TimeSpan usual) => OptionalDuration(name) ?? usual;

    public TimeSpan? OptionalDuration(string name) => Parse(name, (TimeSpan?)null, "a duration such as 30s, 15m, 4h or 2d", YamlValues.Duration);

    public TimeOnly? Time(string name) => Parse(name, (TimeOnly?)null, "a time of day such as \"22:00\"", YamlValues.Time);

    public DateTimeOffset? Moment(string name) => Parse(name, (DateTimeOffset?)null, "a moment such as 2026-01-31T08:00:00Z", YamlValues.Moment);

    public string Zone(string name, string usual)
    {
        var zone = Text(name, usual);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            Error(entries.TryGetValue(name, out var entry) ? entry.Value : node, $"'{zone}' is no known time zone; use a name such as Asia/Shanghai");
        }

        return zone;
    }

    public T OneOf<T>(string name, T usual)
        where T : struct, Enum => Parse<T>(name, usual, $"one of {YamlValues.Names<T>()}", YamlValues.Enum<T>);

    public IReadOnlyList<T> ManyOf<T>(string name)
        where T : struct, Enum => [.. Texts(name).Select(text => YamlValues.Enum<T>(text) ?? Wrong<T>(name, $"one of {YamlValues.Names<T>()}"))];

    public IReadOnlyList<string> Texts(string name) => Get(name) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Children.Select(c => (c as YamlScalarNode)?.Value ?? Wrong<string>(name, "a list of words") ?? "")],
        YamlScalarNode { Value: { } one } => [one],
        _ => Wrong<IReadOnlyList<string>>(name, "a list of words") ?? [],
    };

    public YamlSection? Section(string name) => Get(name) is { } value ? Of(value, $"'{name}'", errors) : null;

    public IReadOnlyList<YamlSection>? Sections(string name, string each) => Get(name) switch
    {
        null => null,
        YamlSequenceNode list => [.. list.Children.Select(c => Of(c, each, errors))],
        _ => Wrong<IReadOnlyList<YamlSection>>(name, "a list"),
    };

    /// <summary>Reports names that nobody asked for: most often a slip of the pen that would silently change nothing.</summary>
    public void Done()
    {
        foreach (var (name, (key, _)) in entries.Where(e => !asked.Contains(e.Key)))
        {
            Error(key, $"{what} has no '{name}'; it may have {string.Join(", ", asked.Order(StringComparer.Ordinal))}");
        }
    }

    public void Error(string name, string message) => Error(entries.TryGetValue(name, out var entry) ? entry.Value : node, message);

    private void Error(YamlNode at, string message) => errors.Add(new RulesError(at.Start.Line, at.Start.Column, message));

    private T? Wrong<T>(string name, string expected)
    {
        Error(name, $"'{name}' must be {expected}");
        return default;
    }

    private YamlNode? Get(string name)
    {
        asked.Add(name);
        return entries.TryGetValue(name, out var entry) ? entry.Value : null;
    }

    private string? Scalar(string name) => Get(name) switch
    {
        null => null,
        YamlScalarNode { Value: { } text } => text,
        _ => Wrong<string>(name, "a single value"),
    };

    private T Parse<T>(string name, T usual, string expected, Func<string, T?> parse)
        where T : struct => Scalar(name) is not { } text ? usual : parse(text) ?? Wrong<T>(name, expected);

    private T? Parse<T>(string name, T? usual, string expected, Func<string, T?> parse)
        where T : struct => Scalar(name) is not { } text ? usual : parse(text) ?? Wrong<T?>(name, expected);
}
