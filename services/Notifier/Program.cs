using CcgcStream.Notifier;
using CcgcStream.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddNotifier();
var app = builder.Build();
app.MapServiceDefaults();
app.Run();
