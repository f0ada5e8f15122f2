using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CcgcStream.Cli.Input;

/// <summary>
/// Renames a foreign line's fields to those of the Post JSON: <c>theirs=ours</c> renames, <c>ours:=text</c> sets a constant, several joined
/// with commas; ours may be a path such as <c>author.handle</c>. The name <c>corpus</c> stands for the fields of research corpora.
/// </summary>
internal sealed class FieldMap
{
    /// <summary>id, time, source, lang, text, account, url, likes, shares, replies, retweet.</summary>
    public const string Corpus = "corpus";

    private const string CorpusRules =
        "time=publishedAt,account=author.handle,source=outlet.domain,likes=metrics.likes,shares=metrics.shares,replies=metrics.comments";

    private readonly List<(string Theirs, string[] Ours)> _renames = [];
    private readonly List<(string[] Ours, string Value)> _constants = [];
    private readonly bool _corpus;

    private FieldMap(bool corpus) => _corpus = corpus;

    /// <exception cref="UsageException">A rule is not of the form above.</exception>
    public static FieldMap Parse(string rules)
    {
        var corpus = rules.Split(',').Contains(Corpus);
        var map = new FieldMap(corpus);
        foreach (var rule in rules.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            map.Add(rule);
        }

        if (corpus)
        {
            foreach (var rule in CorpusRules.Split(','))
            {
                map.Add(rule);
            }
        }

        return map;
    }

    /// <summary>The line with our field names, as UTF-8 JSON.</summary>
    /// <exception cref="JsonException">The line is no JSON object.</exception>
    public byte[] Apply(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
        if (JsonNode.Parse(ref reader) is not JsonObject source)
        {
            throw new JsonException("expected a JSON object");
        }

        foreach (var (theirs, ours) in _renames)
        {
            if (source.Remove(theirs, out var value))
            {
                Set(source, ours, value);
            }
        }

        foreach (var (ours, value) in _constants)
        {
            Set(source, ours, JsonValue.Create(value));
        }

        if (_corpus)
        {
            CorpusOrigin.Apply(source);
        }

        return Encoding.UTF8.GetBytes(source.ToJsonString());
    }

    private void Add(string rule)
    {
        if (rule == Corpus)
        {
            return;
        }

        var constant = rule.IndexOf(":=", StringComparison.Ordinal);
        var rename = rule.IndexOf('=', StringComparison.Ordinal);
        if (constant > 0)
        {
            _constants.Add((rule[..constant].Split('.'), rule[(constant + 2)..]));
        }
        else if (rename > 0 && rename < rule.Length - 1)
        {
            _renames.Add((rule[..rename], rule[(rename + 1)..].Split('.')));
        }
        else
        {
            throw new UsageException($"--map: '{rule}' is neither theirs=ours nor ours:=text nor '{Corpus}'");
        }
    }

    private static void Set(JsonObject root, string[] path, JsonNode? value)
    {
        var at = root;
        foreach (var name in path[..^1])
        {
            if (at[name] is not JsonObject next)
            {
                next = [];
                at[name] = next;
            }

            at = next;
        }

        at[path[^1]] = value;
    }
}
