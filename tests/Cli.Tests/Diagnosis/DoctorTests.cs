using CcgcStream.Servers;

namespace CcgcStream.Cli.Tests.Diagnosis;

public sealed class DoctorTests
{
    [Fact]
    public async Task Doctor_says_what_works_and_what_does_not()
    {
        var nobody = $"http://127.0.0.1:{FreePort.Next()}";
        var result = await Ccgc.RunAsync(["doctor", "--target", nobody]);
        Assert.True(result.ExitCode == 1, result.ToString());
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, l => l.StartsWith("ok   tagger: ", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("ok   disk: ", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("BAD  service: ", StringComparison.Ordinal) && l.Contains(nobody, StringComparison.Ordinal));
    }
}
