using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CcgcStream.Alerting.Rules.Yaml;

/// <summary>Reads the rules file. Every error names its line and column; with an error there are no rules.</summary>
public static class RulesYaml
{
    private const int Longest = 200_000;

    // The parser recurses into what it reads; these keep a hostile file from exhausting the stack.
    private const int MostBrackets = 2_000;
    private const int MostDashes = 64;

    /// <summary>Reads rules; what the file does not say is as in <see cref="RuleSet.Default"/>.</summary>
    public static RulesReading Read(string yaml)
    {
        if (yaml.Length > Longest || yaml.Count(c => c is '[' or '{') > MostBrackets || yaml.Split('\n').Any(l => l.Split("- ").Length > MostDashes))
        {
            return new RulesReading(null, [new RulesError(1, 1, "the file is too long or too deeply nested to be alert rules")]);
        }

        if (Tab(yaml) is { } tab)
        {
            return new RulesReading(null, [tab]);
        }

        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException e)
        {
            return new RulesReading(null, [new RulesError(e.End.Line, e.End.Column, e.InnerException?.Message ?? e.Message)]);
        }
        catch (Exception)
        {
            // The library's scanner throws all sorts of exceptions on text that only looks like YAML, and does not say where.
            return new RulesReading(null, [new RulesError(1, 1, "a value is missing somewhere: the file is no valid YAML")]);
        }

        if (stream.Documents.Count == 0)
        {
            return new RulesReading(RuleSet.Default, []);
        }

        var errors = new List<RulesError>();
        var reader = YamlSection.Of(stream.Documents[0].RootNode, "the file", errors);
        var rules = RuleSetYaml.Read(reader);
        return new RulesReading(errors.Count == 0 ? rules : null, [.. errors.OrderBy(e => e.Line).ThenBy(e => e.Column)]);
    }

    /// <summary>The parser names the start of the mapping for a tab in its indentation; people want the line of the tab.</summary>
    private static RulesError? Tab(string yaml)
    {
        foreach (var (line, number) in yaml.Split('\n').Select((l, i) => (l, i + 1)))
        {
            var column = line.IndexOf('\t');
            if (column >= 0 && line.AsSpan(0, column).IsWhiteSpace() && line.AsSpan().Trim().Length > 0)
            {
                return new RulesError(number, column + 1, "a tab may not indent; use spaces");
            }
        }

        return null;
    }
}

/// <summary>What came of reading a rules file: rules, or errors.</summary>
public sealed record RulesReading(RuleSet? Rules, IReadOnlyList<RulesError> Errors);

/// <summary>An error in the rules file; line and column count from 1.</summary>
public sealed record RulesError(long Line, long Column, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Line}:{Column}: {Message}");
}
