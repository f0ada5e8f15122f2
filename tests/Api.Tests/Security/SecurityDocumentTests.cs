using System.Text.RegularExpressions;
using CcgcStream.Servers;

namespace CcgcStream.Api.Tests.Security;

/// <summary>deploy/docs/security.md names the test of every point: each of them exists, and each point has a number of ASVS.</summary>
public sealed partial class SecurityDocumentTests
{
    [Fact]
    public void Every_point_has_a_number_and_a_test_that_exists()
    {
        var rows = File.ReadLines(Path.Combine(Programs.Root(), "deploy", "docs", "security.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).ToArray();
        Assert.InRange(rows.Length, 20, 100);
        var tests = Directory.EnumerateFiles(Path.Combine(Programs.Root(), "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);
        foreach (var row in rows)
        {
            var cells = row.Split('|', StringSplitOptions.TrimEntries);
            Assert.Matches("^\\d+\\.\\d+\\.\\d+(, \\d+\\.\\d+\\.\\d+)*$", cells[3]);
            var named = Name().Matches(cells[4]);
            Assert.True(named.Count > 0, row);
            Assert.All(named, name => Assert.True(Exists(tests, name.Groups[1].Value, name.Groups[2].Value), $"There is no test {name.Value}."));
        }
    }

    private static bool Exists(ILookup<string, string> tests, string type, string method) =>
        tests[type].Any(text => method.Length == 0 || Regex.IsMatch(text, $"public (?:async Task|Task|void) {method}\\("));

    [GeneratedRegex("`(\\w+Tests)\\.?(\\w*)`")]
    private static partial Regex Name();
}
