namespace CcgcStream.Collector.Setup;

/// <summary>The settings of one source, section <c>Collector:Sources:name</c>.</summary>
internal sealed class SourceSettings(string name, IConfigurationSection section)
{
    /// <summary>Name of the source.</summary>
    public string Name { get; } = name;

    /// <summary>Names of all that is set.</summary>
    public IReadOnlyList<string> Names => [.. section.GetChildren().Select(c => c.Key)];

    public string Text(string key, string otherwise = "") => section[key] is { Length: > 0 } value ? value : otherwise;

    public int Number(string key, int otherwise) => section.GetValue(key, otherwise);

    public double Money(string key, double otherwise) => section.GetValue(key, otherwise);

    public bool Flag(string key, bool otherwise) => section.GetValue(key, otherwise);

    public TimeSpan Span(string key, TimeSpan otherwise) => section.GetValue(key, otherwise);

    /// <summary>Values of an array, or of one text separated by commas.</summary>
    public IReadOnlyList<string> List(string key) => section[key] is { Length: > 0 } text
        ? text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : [.. section.GetSection(key).GetChildren().Select(c => c.Value).OfType<string>()];

    /// <summary>An address; a slash at its end is taken off.</summary>
    public string Address(string key, string otherwise) => Text(key, otherwise).TrimEnd('/');

    /// <summary>A secret from <c>key</c> (environment variable <c>Collector__Sources__name__key</c>) or from the file named by <c>keyFile</c>.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be read.</exception>
    public Secret Secret(string key)
    {
        if (section[key] is { Length: > 0 } value)
        {
            return new Secret(value);
        }

        if (section[key + "File"] is not { Length: > 0 } file)
        {
            return new Secret("");
        }

        return File.Exists(file)
            ? new Secret(() => File.ReadAllText(file).Trim())
            : throw new InvalidOperationException($"{key}File of source {Name} names a file that is not there: {file}");
    }
}
