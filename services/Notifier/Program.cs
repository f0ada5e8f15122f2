using CcgcStream.Notifier;
using CcgcStream.ServiceDefaults;
using CcgcStream.ServiceDefaults.Access;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults().AddNotifier().AddAccess();
var app = builder.Build();
app.MapServiceDefaults();
app.UseAccess();
app.MapNotifier();
return await app.RunGuardedAsync();
