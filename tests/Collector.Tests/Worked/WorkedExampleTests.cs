using CcgcStream.Stubs.Clocks;
using CcgcStream.Collector.Doctor;
using CcgcStream.Collector.Setup;
using CcgcStream.Collector.Tests.Fakes;
using CcgcStream.Collector.Tests.Sources;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CcgcStream.Collector.Tests.Worked;

/// <summary>The example of the documentation works as it stands.</summary>
public sealed class WorkedExampleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_example_delivers_everything_once_under_faults()
    {
        await using var stub = new NotesStub(new Corpus(500, Now), new FaultScript(3, Fault.RateLimited, Fault.Truncated, Fault.HtmlUnder200));
        await stub.StartAsync();
        var trial = new SourceTrial(stub.Settings, stub.Truth, new AcceleratedClock(Now), WeatherNotesSource.Type) { Settled = a => a is { Received: >= 500, Reported: >= 500 } };
        await trial.RunWithDeathsAsync(5, seed: 1);
        Assert.Equal(stub.Truth.Order(), trial.Ids.Order());
        var account = await trial.AccountAsync();
        Assert.Equal((500, 500), (account.Received, account.Reported));
    }

    [Fact]
    public void The_example_says_what_is_missing()
    {
        var empty = new ConfigurationBuilder().Build().GetSection("none");
        var found = WeatherNotesSource.Type.Check(new SourceSettings("weather", empty), new Checkup(100));
        Assert.Equal("BaseUrl", Assert.Single(WeatherNotesSource.Type.Settings).Name);
        Assert.Contains("BaseUrl", Assert.Single(found.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void The_recipe_shows_the_example_as_it_is()
    {
        var recipe = File.ReadAllLines(Repository.Path("CONTRIBUTING.md")).Where(l => l.StartsWith("        ", StringComparison.Ordinal)).Select(l => l.Trim()).ToList();
        var example = File.ReadAllLines(Repository.Path("tests/Collector.Tests/Worked/WeatherNotesSource.cs")).Select(l => l.Trim()).ToHashSet();
        Assert.True(recipe.Count > 10);
        Assert.All(recipe, line => Assert.Contains(line, example));
    }

    [Fact]
    public void A_source_is_known_to_nothing_but_its_line_in_the_catalogue()
    {
        var collector = Repository.Path("services/Collector");
        var knowing = Directory.EnumerateFiles(collector, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.StartsWith(Path.Combine(collector, "Sources"), StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal))
            .Where(f => SourceCatalogue.All.Any(t => File.ReadAllText(f).Contains($"using {t.Create.Method.DeclaringType!.Namespace};", StringComparison.Ordinal)))
            .Select(Path.GetFileName);
        Assert.Equal(["SourceCatalogue.cs"], knowing);
    }

    private sealed class NotesStub(Corpus corpus, FaultScript faults) : StubServer(corpus, faults)
    {
        public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["Type"] = "weather-notes", ["BaseUrl"] = Address };

        public override IReadOnlySet<string> Truth => Corpus.Pieces.Select(p => $"weather-notes:{p.Number + 1}").ToHashSet();

        protected override void Map(WebApplication app) => app.MapGet("/notes", (HttpContext http, int after) =>
        {
            var notes = Corpus.Pieces.Skip(after).Take(100).Select(p => $$"""{"n":{{p.Number + 1}},"text":"{{p.Text}}","at":"{{p.At.UtcDateTime:s}}Z"}""").ToList();
            return AnswerAsync(http, $$"""{"total":{{Corpus.Pieces.Count}},"last":{{after + notes.Count}},"notes":[{{string.Join(',', notes)}}]}""");
        });
    }
}
