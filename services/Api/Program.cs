using CcgcStream.Api;
using CcgcStream.Api.Forwarding;
using CcgcStream.ServiceDefaults.Access;
using CcgcStream.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddApi().AddForwarding();
var app = builder.Build();
app.MapServiceDefaults();
app.MapApi();
app.MapForwarding();
return await app.RunGuardedAsync();
