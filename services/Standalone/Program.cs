using CcgcStream.Aggregator;
using CcgcStream.Api;
using CcgcStream.ServiceDefaults.Access;
using CcgcStream.Collector;
using CcgcStream.Enricher;
using CcgcStream.Notifier;
using CcgcStream.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults().AddCollector().AddEnricher().AddAggregator().AddNotifier().AddApi();
var app = builder.Build();
app.MapServiceDefaults();
app.MapCollector();
app.MapNotifier();
app.MapApi();
return await app.RunGuardedAsync();
