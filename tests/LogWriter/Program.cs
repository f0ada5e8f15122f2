using System.Globalization;
using System.Text;
using CcgcStream.Streaming;
using CcgcStream.Streaming.Embedded;
using Microsoft.Extensions.Logging.Abstractions;

// Appends numbered records to an embedded log as fast as it can and prints each number once it is acknowledged, until it is killed.
await using var database = EmbeddedDatabase.Open(args[0]);
var log = new EmbeddedEventLog(database, TimeProvider.System, NullLogger<EmbeddedEventLog>.Instance);
await log.EnsureTopicAsync("t", 2, CancellationToken.None);
var first = long.Parse(args[1], CultureInfo.InvariantCulture);
await Parallel.ForAsync(0, 4, async (writer, ct) =>
{
    for (var i = first + writer; ; i += 4)
    {
        var value = Encoding.UTF8.GetBytes($"{i}:{new string('x', (int)(i % 700))}");
        var position = await log.AppendAsync("t", [new LogRecord(Encoding.UTF8.GetBytes($"{i}"), value)], ct);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i} {position[0].Partition} {position[0].Offset}"));
    }
});
