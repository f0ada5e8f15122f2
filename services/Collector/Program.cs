using CcgcStream.Collector;
using CcgcStream.ServiceDefaults;
using CcgcStream.ServiceDefaults.Access;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults().AddCollector().AddAccess();
var app = builder.Build();
app.MapServiceDefaults();
app.UseAccess();
app.MapCollector();
return await app.RunGuardedAsync();
