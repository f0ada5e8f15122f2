using System.Globalization;
using System.Text;
using CcgcStream.Servers;
using CcgcStream.Streaming.Embedded;
using Microsoft.Extensions.Logging.Abstractions;

namespace CcgcStream.Streaming.Tests;

/// <summary>kill -9 of a process that appends to the embedded log: what it acknowledged is there, once, where it said, and whole.</summary>
public sealed class KillTests
{
    private static readonly int Kills = Environment.GetEnvironmentVariable("CCGC_TEST_ALL") == "1" ? 500 : 20;

    [Fact]
    public async Task Every_acknowledged_record_survives_kill_9()
    {
        using var directory = new TemporaryDirectory();
        var random = new Random(42);
        var acknowledged = new Dictionary<(int Partition, long Offset), long>();
        long first = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var writer = ChildProcess.Start(
                "dotnet", [Programs.Built("tests/LogWriter", "CcgcStream.LogWriter.dll"), directory.Path, first.ToString(CultureInfo.InvariantCulture)]);
            var lines = random.Next(1, 200);
            for (var i = 0; i < lines; i++)
            {
                Note(acknowledged, writer.ReadLine(TimeSpan.FromSeconds(30)));
            }

            writer.Kill();
            foreach (var line in writer.Output.Split('\n').Where(IsWhole))
            {
                Note(acknowledged, line);
            }

            first = acknowledged.Values.Max() + 1000;
        }

        await VerifyAsync(directory.Path, acknowledged);
    }

    private static bool IsWhole(string line) => line.Split(' ') is [_, "0" or "1", { Length: > 0 }] && line.All(c => char.IsAsciiDigit(c) || c == ' ');

    private static void Note(Dictionary<(int, long), long> acknowledged, string line)
    {
        var words = line.Split(' ').Select(w => long.Parse(w, CultureInfo.InvariantCulture)).ToArray();
        acknowledged[((int)words[1], words[2])] = words[0];
    }

    private static async Task VerifyAsync(string directory, Dictionary<(int Partition, long Offset), long> acknowledged)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = EmbeddedDatabase.Open(directory);
        var log = new EmbeddedEventLog(database, TimeProvider.System, NullLogger<EmbeddedEventLog>.Instance);
        var seen = new HashSet<long>();
        for (var partition = 0; partition < 2; partition++)
        {
            long expected = 0;
            await foreach (var record in log.ReadAsync("t", partition, 0, ct))
            {
                Assert.Equal(expected++, record.Offset);
                var text = Encoding.UTF8.GetString(record.Value.Span).Split(':');
                var number = long.Parse(text[0], CultureInfo.InvariantCulture);
                Assert.Equal(number % 700, text[1].Length);
                Assert.True(seen.Add(number), $"record {number} stands twice");
                if (acknowledged.Remove((partition, record.Offset), out var promised))
                {
                    Assert.Equal(promised, number);
                }
            }
        }

        Assert.True(acknowledged.Count == 0, $"{acknowledged.Count} acknowledged records are gone");
    }
}
