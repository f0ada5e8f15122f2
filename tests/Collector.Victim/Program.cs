using CcgcStream.Collector;
using CcgcStream.ServiceDefaults;
using CcgcStream.State.Sources;
using CcgcStream.Stubs.Clocks;

// The real collector on the real embedded engines, for a test to kill; only its clock is fast. Everything it logs, down to the last
// trace, goes to standard error, where the test looks for secrets.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
builder.Services.AddSingleton<TimeProvider>(AcceleratedClock.Parse(builder.Configuration["Clock"]!));
builder.AddServiceDefaults().AddCollector();
var app = builder.Build();
app.MapCollector();
app.MapGet("/received", async (SourceHealthReader sources, CancellationToken ct) =>
    (await sources.ReadAsync(10_000, ct)).ToDictionary(s => s.Heartbeat.Source, s => s.Hours.Sum(h => h.Account.Received)));
await app.StartAsync();
Console.WriteLine(app.Urls.First());
await app.WaitForShutdownAsync();
