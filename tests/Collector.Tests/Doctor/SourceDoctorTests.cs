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
