using CcgcStream.Collector;
using CcgcStream.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults().AddCollector();
var app = builder.Build();
app.MapServiceDefaults();
app.MapCollector();
await app.RunAsync();
