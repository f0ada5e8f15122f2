using CcgcStream.Collector;
using CcgcStream.Collector.Victim;
using CcgcStream.ServiceDefaults;
using CcgcStream.State.Sources;
using CcgcStream.Stubs.Accounts;
using CcgcStream.Stubs.Clocks;

// The real collector on the real embedded engines, for a test to kill; only its clock is fast. Everything it logs, down to the last
// trace, goes to standard error, where the test looks for secrets.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
builder.Services.AddSingleton<TimeProvider>(AcceleratedClock.Parse(builder.Configuration["Clock"]!));
builder.AddServiceDefaults().AddCollector();
new SuddenDeath(builder.Configuration.GetValue("DieAtWrite", 0), builder.Configuration.GetValue("DieAfterwards", false)).Await(builder.Services);
var app = builder.Build();
app.MapCollector();
app.MapGet("/accounts", async (SourceHealthReader sources, CancellationToken ct) =>
    (await sources.ReadAsync(10_000, ct)).ToDictionary(s => s.Heartbeat.Source, s => AccountSum.Of(s.Hours.Select(h => h.Account))));
await app.StartAsync();
Console.WriteLine(app.Urls.First());
await app.WaitForShutdownAsync();
