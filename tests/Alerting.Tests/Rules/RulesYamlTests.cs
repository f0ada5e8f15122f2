using System.Text.Json.Nodes;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Rules;
using CcgcStream.Alerting.Rules.Yaml;
using CsCheck;

namespace CcgcStream.Alerting.Tests.Rules;

public class RulesYamlTests
{
    private static readonly string Deploy = FindDeploy();

    [Fact]
    public void An_empty_file_means_the_built_in_rules() => Assert.Same(RuleSet.Default, RulesYaml.Read("").Rules);

    [Fact]
    public void The_example_is_without_errors()
    {
        var reading = RulesYaml.Read(File.ReadAllText(Path.Combine(Deploy, "alerts.example.yaml")));
        Assert.Empty(reading.Errors);
        Assert.Equal(6, reading.Rules!.Rules.Count);
        Assert.Equal(TimeSpan.FromHours(4), reading.Rules.Routes[0].Repeat);
        Assert.Equal(new TimeOnly(9, 0), reading.Rules.Routes[1].DigestAt);
    }

    [Theory]
    [InlineData("rules:\n  - id: a\n    signal: reputation\n    fires: 6", 4, 5, "no 'fires'")]
    [InlineData("rules:\n  - id: a\n    signal: reputation\n    fire: six", 4, 11, "a number from 1 to 100")]
    [InlineData("rules:\n  - id: a\n    signal: reputaton", 3, 13, "one of reputation")]
    [InlineData("rules:\n  - signal: volume", 2, 5, "needs 'id'")]
    [InlineData("receivers:\n  - id: a\n    type: webhook\n    url: file:///etc/passwd", 4, 10, "http")]
    [InlineData("receivers:\n  - id: a\n    type: webhook\n    url: https://x.example\n    secret: hunter2", 5, 13, "never write the secret")]
    [InlineData("routes:\n  - receivers: [nobody]", 2, 3, "'nobody'")]
    [InlineData("routes:\n  - receivers: []\n    zone: Mars/Olympus", 3, 11, "time zone")]
    [InlineData("silences:\n  - id: s\n    reason: works", 2, 5, "must end")]
    [InlineData("rules: [", 2, 1, "")]
    [InlineData("rules:\n\t- id: a", 2, 1, "")]
    public void An_error_names_its_line_and_column(string yaml, long line, long column, string message)
    {
        var reading = RulesYaml.Read(yaml);
        Assert.Null(reading.Rules);
        Assert.Contains(reading.Errors, e => e.Line == line && e.Column == column && e.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rules", "- { id: a, signal: reputation, zzz: 1 }", "rules")]
    [InlineData("receivers", "- { id: a, zzz: 1 }", "receivers")]
    [InlineData("routes", "- { zzz: 1 }", "routes")]
    [InlineData("silences", "- { id: a, zzz: 1 }", "silences")]
    [InlineData("sensitive", "- { zzz: 1 }", "sensitive")]
    public void The_schema_knows_every_name_that_the_reader_knows(string part, string item, string inSchema)
    {
        var error = RulesYaml.Read($"{part}:\n  {item}").Errors.Single(e => e.Message.Contains("no 'zzz'", StringComparison.Ordinal));
        var known = error.Message[(error.Message.IndexOf("may have ", StringComparison.Ordinal) + 9)..].Split(", ");
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(Deploy, "alerts.schema.json")))!;
        var properties = schema["properties"]![inSchema]!["items"]!["properties"]!.AsObject().Select(p => p.Key).ToHashSet();
        Assert.Empty(known.Except(properties));
    }

    [Fact]
    public void Hostile_files_give_errors_and_no_exception()
    {
        string[] alphabet = ["rules", ":", "\n", "  ", "- ", "id", "[", "]", "{", "}", "&a", "*a", "\"", "'", "6", "signal: volume", "!!x", "|", "\t", "é", "\0"];
        Gen.Int[0, alphabet.Length - 1].Array[0, 30].SampleFixed(picks =>
        {
            var reading = RulesYaml.Read(string.Concat(picks.Select(p => alphabet[p])));
            return reading.Rules is not null || reading.Errors.Count > 0;
        });
    }

    [Fact]
    public void Sensitive_topics_are_never_alerted_on_for_the_named_platform()
    {
        var rules = RulesYaml.Read("sensitive:\n  - { topics: [healthcare], platforms: [x] }").Rules!;
        var feed = new Engine.Feed(rules);
        feed.Send(96 * 4, negative: 1, other: 9);
        for (var i = 0; i < 20; i++)
        {
            feed.Observe([.. Enumerable.Range(0, 10).Select(_ => feed.Vote(negative: true) with { Topics = ["healthcare"] })]);
        }

        Assert.DoesNotContain(feed.Events, e => e.Kind == AlertEventKind.Fired && e.Signal == AlertSignal.Reputation);
    }

    private static string FindDeploy()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "CcgcStream.sln")))
        {
            directory = directory.Parent ?? throw new DirectoryNotFoundException("no CcgcStream.sln above the tests");
        }

        return Path.Combine(directory.FullName, "deploy");
    }
}
