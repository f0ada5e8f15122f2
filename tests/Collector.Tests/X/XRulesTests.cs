using System.Text.Json.Nodes;
using CcgcStream.Collector.Cities;
using CcgcStream.Collector.Sources.X;
using CcgcStream.Collector.Tests.Sources;
using CcgcStream.Stubs.Clocks;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Servers;
using CcgcStream.Text.Cities;

namespace CcgcStream.Collector.Tests.X;

/// <summary>The rules of X's stream follow the catalogue.</summary>
public sealed class XRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_name_of_every_city_fits_into_the_rules_of_the_plan()
    {
        var rules = CityCatalogue.Default.All.ToDictionary(c => c, c => XRules.Rules(c, 1024, 10));
        Assert.InRange(rules.Values.Sum(r => r.Count), CityCatalogue.Default.Count, 1000);
        Assert.All(rules.Values.SelectMany(r => r), r => Assert.InRange(r.Length, 1, 1024));
        Assert.All(rules, r => Assert.All(CityTerms.Names(r.Key, int.MaxValue, 6), name => Assert.Contains(r.Value, rule => rule.Contains($"\"{name}\"", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Rules_are_brought_into_step_and_those_of_others_left_alone()
    {
        await using var stub = new XStub(new Corpus(200, Now), new FaultScript(1), search: false);
        stub.Rules.Add(Rule("a", "city:wuhan", "an old rule"));
        stub.Rules.Add(Rule("b", "city:atlantis", "sunk"));
        stub.Rules.Add(Rule("c", "somebody's", "cats"));
        await stub.StartAsync();
        await new SourceTrial(stub.Settings, stub.Truth, new AcceleratedClock(Now)).RunAsync();
        var tags = stub.Rules.Select(r => (Tag: r["tag"]!.GetValue<string>(), Value: r["value"]!.GetValue<string>())).ToList();
        Assert.Contains(("somebody's", "cats"), tags);
        Assert.DoesNotContain(tags, t => t.Value is "an old rule" or "sunk");
        var wanted = CityCatalogue.Default.All.Where(c => Corpus.CityIds.Split(',').Contains(c.Id)).SelectMany(c => XRules.Rules(c, 1024, 250).Select(v => ("city:" + c.Id, v)));
        Assert.Equal(wanted.Append(("somebody's", "cats")).Order(), tags.Order());
    }

    private static JsonObject Rule(string id, string tag, string value) => new() { ["id"] = id, ["tag"] = tag, ["value"] = value };
}
