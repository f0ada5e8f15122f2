using CcgcStream.Collector.Doctor;
using Microsoft.Extensions.Configuration;

namespace CcgcStream.Collector.Tests.Doctor;

public sealed class SourceDoctorTests
{
    [Fact]
    public void Without_any_key_the_open_preset_is_healthy_and_free()
    {
        var found = Examine(("Preset", "open"));
        Assert.Equal(["gdelt", "rss", "bluesky"], found.Select(f => f.Source));
        Assert.All(found, f => Assert.True(f.IsHealthy, f.ToString()));
        Assert.All(found, f => Assert.Equal(0, f.Costs.DollarsPerDay));
    }

    [Fact]
    public void Without_any_source_the_simulator_runs_and_says_so()
    {
        var only = Assert.Single(Examine());
        Assert.Equal("simulator", only.Type);
        Assert.Contains("made up", only.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("never", 40)]
    [InlineData("20:00:00", 80)] // Looked at twice, paid twice.
    [InlineData("06:00:00, 20:00:00", 100)] // Where the day's budget ends it.
    public void Says_in_plain_words_what_is_missing_and_what_it_costs(string ages, double dollars)
    {
        var x = Assert.Single(Examine(("Sources:x:ExpectedPostsPerDay", "8000"), ("Sources:x:RereadAt", ages)));
        Assert.False(x.IsHealthy);
        Assert.Contains("Token", Assert.Single(x.Problems), StringComparison.Ordinal);
        Assert.Equal(dollars, x.Costs.DollarsPerDay, 6);
    }

    [Theory]
    [InlineData("Sources:mine:Type", "no-such-thing")]
    [InlineData("Sources:UPPER:Type", "rss")]
    [InlineData("Preset", "wild")]
    public void Explains_a_configuration_that_cannot_be(string key, string value) =>
        Assert.Contains(Examine((key, value)), f => !f.IsHealthy);

    [Theory]
    [InlineData("Sources:x:Cities", "beijing,shanghia", "did you mean 'shanghai'?")]
    [InlineData("Sources:x:DolarsPerDay", "5", "did you mean 'DollarsPerDay'?")]
    [InlineData("Sources:rss:Every", "soon", "Every")]
    [InlineData("AllowLoopback", "true", "for tests only")]
    [InlineData("UserAgent", "robot", "names no address")]
    [InlineData("Webhooks:partner:Generation", "live", "no Secret")]
    public void Points_at_the_setting_that_is_wrong(string key, string value, string words) =>
        Assert.Contains(Examine((key, value)).SelectMany(f => f.Problems), p => p.Contains(words, StringComparison.Ordinal));

    /// <summary>Of each source one wrong setting, what is said of it, and what is said of the cost.</summary>
    public static TheoryData<string, string, string, string> WrongSettings => new()
    {
        { "bluesky", "Version=3", "Version is neither 1 nor 2", "0 requests and USD 0.00 a day" },
        { "facebook", "Token=t", "list the ids or names of the public Pages", "0 requests and USD 0.00 a day" },
        { "facebook", "Pages=a,b", "no Token", "96 requests and USD 0.00 a day" },
        { "file", "Paths=/nowhere/*.csv", "no file matches /nowhere/*.csv", "0 requests and USD 0.00 a day" },
        { "gdelt", "Reach=3.00:00:00", "Reach is more than two days", "768 requests and USD 0.00 a day" },
        { "gdelt-doc", "Every=00:01:00", "Every is too short", "144,000 requests and USD 0.00 a day; each city every 0.02 h" },
        { "instagram", "Token=t", "Accounts is empty", "0 requests and USD 0.00 a day; each city every 4 h" },
        { "instagram", "Accounts=1,2", "no Token", "360 requests and USD 0.00 a day, 60 hashtags a week" },
        { "mastodon", "Mode=pigeon;Token=t", "Mode is neither sse nor ws", "0 requests and USD 0.00 a day" },
        { "newsapi", "RequestsPerDay=100", "no Key", "100 requests and USD 0.00 a day; each city every 24 h" },
        { "reddit", "Client=c", "Client and Secret are missing", "14,400 requests and USD 0.00 a day" },
        { "rss", "Every=00:01:00", "outlets block readers that come that often", "requests and USD 0.00 a day" },
        { "simulator", "PostsPerSecond=0", "PostsPerSecond must lie above 0", "0 requests and USD 0.00 a day" },
        { "telegram", "WaitSeconds=60", "no Token: make a bot with @BotFather", "1,440 requests and USD 0.00 a day" },
        { "x", "Token=t;Mode=radio", "Mode is neither stream nor search", "50 requests and USD 100.00 a day" },
        { "x", "DollarsPerDay=0;Token=t", "DollarsPerDay must be above 0", "USD 0.00 a day" },
        { "youtube", "UnitsPerDay=50;Key=k", "one look at one city costs 102", "quota units and USD 0.00 a day; each city every" },
    };

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public void Says_of_every_source_what_is_wrong_and_what_it_costs(string source, string settings, string wrong, string cost)
    {
        var set = settings.Split(';').Select(s => s.Split('=', 2)).Select(s => ($"Sources:{source}:{s[0]}", s[1])).ToArray();
        var found = Assert.Single(Examine([.. set]));
        Assert.False(found.IsHealthy);
        Assert.Contains(found.Problems, p => p.Contains(wrong, StringComparison.Ordinal));
        var words = found.ToString().Split('\n');
        Assert.StartsWith($"{source} ({source}): cannot run; ", words[0], StringComparison.Ordinal);
        Assert.Contains(cost, words[0], StringComparison.Ordinal);
        Assert.Contains(words, w => w.StartsWith("  wrong: ", StringComparison.Ordinal));
    }

    [Fact]
    public void No_source_is_left_out() =>
        Assert.Equal(CcgcStream.Collector.Setup.SourceCatalogue.All.Select(t => t.Id).Order(), WrongSettings.Select(w => w.Data.Item1).Distinct().Order());

    [Fact]
    public void Counts_of_X_are_part_of_its_cost()
    {
        var x = Assert.Single(Examine(("Sources:x:Counts", "true"), ("Sources:x:Every", "02:00:00"), ("Sources:x:ExpectedPostsPerDay", "8000"), ("Sources:x:RereadAt", "never")));
        Assert.Equal((1250.0, 46.0), (x.Costs.RequestsPerDay, Math.Round(x.Costs.DollarsPerDay, 6))); // 100 cities twelve times a day, half a cent each.
    }

    [Fact]
    public void Warns_of_a_secret_that_everybody_may_read()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes");
            return;
        }

        var file = Path.GetTempFileName();
        File.WriteAllText(file, "very-secret");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Contains("chmod 600", Assert.Single(Examine(("Sources:x:TokenFile", file))).ToString(), StringComparison.Ordinal);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.DoesNotContain("chmod 600", Assert.Single(Examine(("Sources:x:TokenFile", file))).ToString(), StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public void Never_shows_a_secret()
    {
        var found = Examine(("Sources:x:Token", "very-secret"), ("Sources:reddit:Secret", "very-secret"));
        Assert.DoesNotContain("very-secret", string.Join('\n', found), StringComparison.Ordinal);
    }

    private static IReadOnlyList<SourceDiagnosis> Examine(params (string Key, string Value)[] settings) => SourceDoctor.Examine(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Collector:" + s.Key, (string?)s.Value))).Build()).Sources;
}
