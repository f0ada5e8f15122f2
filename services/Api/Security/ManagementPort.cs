namespace CcgcStream.Api.Security;

/// <summary>
/// With <c>Management:Port</c> set, metrics and health are answered on that loopback port and on no other, and nothing else
/// is answered there: the public port can then be exposed without them.
/// </summary>
internal sealed class ManagementPort(IConfiguration configuration)
{
    private readonly int? _port = configuration.GetValue<int?>("Management:Port");

    /// <summary>Adds the port, and that of gRPC, to what the server listens on. Must be called before it starts.</summary>
    public void Open(WebApplication app)
    {
        int?[] ports = [_port, configuration.GetValue<int?>("Grpc:Port")];
        if (ports.All(port => port is null))
        {
            return;
        }
        if (app.Urls.Count == 0)
        {
            // Adding one address takes the place of the default, so what is configured has to be named again.
            foreach (var url in (configuration["urls"] ?? "http://127.0.0.1:5000").Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                app.Urls.Add(url);
            }
        }
        foreach (var port in ports.OfType<int>())
        {
            app.Urls.Add($"http://127.0.0.1:{port}");
        }
    }

    public Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        if (_port is null)
        {
            return next(http);
        }
        var path = http.Request.Path;
        var management = path.StartsWithSegments("/metrics") || path.StartsWithSegments("/healthz");
        if (management == (http.Connection.LocalPort == _port))
        {
            return next(http);
        }
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
