using CcgcStream.Enricher;
using CcgcStream.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults().AddEnricher();
var app = builder.Build();
app.MapServiceDefaults();
await app.RunAsync();
