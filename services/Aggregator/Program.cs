using CcgcStream.Aggregator;
using CcgcStream.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults().AddAggregator();
var app = builder.Build();
app.MapServiceDefaults();
await app.RunAsync();
