using System.Text;
using System.Threading.Channels;
using CcgcStream.Aggregator;
using CcgcStream.Alerting;
using CcgcStream.AlertStore;
using CcgcStream.Contracts.Topics;
using CcgcStream.Notifier;
using CcgcStream.ServiceDefaults;
using CcgcStream.State;
using CcgcStream.Streaming;

// A real notifier or aggregator for a test to kill. Each line of standard input is an event for the notifier's outbox, or a piece
// (id, key, Base64) for the aggregator's log; its id is echoed once the write is durable.
var aggregates = args is ["aggregator", ..];
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
builder.AddServiceDefaults();
_ = aggregates ? builder.AddAggregator() : builder.AddNotifier();
var app = builder.Build();
await app.StartAsync();
Console.WriteLine("ready");
var lines = Channel.CreateUnbounded<string>();
_ = Task.Run(async () =>
{
    while (await Console.In.ReadLineAsync() is { } line)
    {
        lines.Writer.TryWrite(line);
    }

    lines.Writer.Complete();
});
while (await lines.Reader.WaitToReadAsync())
{
    var batch = new List<string>();
    while (batch.Count < 1_000 && lines.Reader.TryRead(out var line))
    {
        batch.Add(line);
    }

    Console.WriteLine(string.Join('\n', aggregates ? await AppendAsync(batch) : await PutAsync(batch)));
}

await app.StopAsync();

async Task<IEnumerable<string>> AppendAsync(List<string> pieces)
{
    var parts = pieces.Select(p => p.Split(' ')).ToList();
    await app.Services.GetRequiredService<IEventLog>().AppendAsync(
        TopicNames.Enriched, [.. parts.Select(p => new LogRecord(Encoding.UTF8.GetBytes(p[1]), Convert.FromBase64String(p[2])))], CancellationToken.None);
    return parts.Select(p => p[0]);
}

async Task<IEnumerable<string>> PutAsync(List<string> json)
{
    var events = json.Select(j => System.Text.Json.JsonSerializer.Deserialize(j, AlertJson.Default.AlertEvent) ?? throw new InvalidDataException("not an event")).ToList();
    await app.Services.GetRequiredService<IStateStore>().TryWriteAsync("aggregate/0", [], [.. events.Select(Outbox.Put)], CancellationToken.None);
    return events.Select(e => e.Id);
}
