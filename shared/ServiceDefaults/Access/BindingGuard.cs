using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace CcgcStream.ServiceDefaults.Access;

/// <summary>
/// Without authentication the process must be reachable from this machine only. Looked at twice: what is configured
/// before the server starts, and what it really bound to afterwards, because code and environment can add to it.
/// </summary>
public sealed class BindingGuard(IServer server, IConfiguration configuration, AccessOptions access) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Check([.. Bound(), .. Configured()]);

    public Task StartedAsync(CancellationToken cancellationToken) => Check(Bound());

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>True for an address that only this machine reaches; a name counts only when it is localhost.</summary>
    public static bool IsLoopback(string address)
    {
        var rest = address.AsSpan(address.IndexOf("://", StringComparison.Ordinal) is var at and >= 0 ? at + 3 : 0);
        if (rest.StartsWith("unix:", StringComparison.Ordinal))
        {
            return true;
        }
        var end = rest.StartsWith("[", StringComparison.Ordinal) ? rest.IndexOf(']') + 1 : rest.IndexOfAny(':', '/');
        var host = (end > 0 ? rest[..end] : rest).Trim("[]").ToString();
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
    }

    private IReadOnlyList<string> Bound() => [.. server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []];

    private IEnumerable<string> Configured()
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? "").ToArray();
        if (endpoints.Length > 0)
        {
            return endpoints;
        }
        if (configuration["urls"] is { Length: > 0 } urls)
        {
            return urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        // Ports alone mean every address of the machine, unless an address was already given in code.
        var ports = new[] { configuration["http_ports"], configuration["https_ports"] }.Where(port => !string.IsNullOrEmpty(port));
        return Bound().Count > 0 ? [] : ports.Select(port => "http://*:" + port);
    }

    private Task Check(IReadOnlyList<string> addresses)
    {
        var open = addresses.Where(address => address.Length > 0 && !IsLoopback(address)).ToArray();
        return access.Required || open.Length == 0 ? Task.CompletedTask : throw new UnsafeBindingException(open);
    }
}
