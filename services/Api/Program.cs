using CcgcStream.Api;
using CcgcStream.Api.Ingest;
using CcgcStream.Api.Security.Binding;
using CcgcStream.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddApi().AddIngestForwarding();
var app = builder.Build();
app.MapServiceDefaults();
app.MapApi();
app.MapIngestForwarding();
return await app.RunGuardedAsync();
