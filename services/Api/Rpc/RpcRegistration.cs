using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CcgcStream.Api.Rpc;

/// <summary>
/// gRPC needs HTTP/2, which without TLS cannot share a port with HTTP/1: <c>Grpc:Port</c> opens a loopback port of its own.
/// Behind TLS every port speaks both.
/// </summary>
internal static class RpcRegistration
{
    public static void AddRpc(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RpcMirror>();
        builder.Services.AddGrpc(options =>
        {
            options.MaxReceiveMessageSize = 64 * 1024;
            options.Interceptors.Add<RpcChecks>();
        });
        if (builder.Configuration.GetValue<int?>("Grpc:Port") is { } port)
        {
            builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.ConfigureEndpointDefaults(endpoint =>
            {
                if (endpoint.IPEndPoint?.Port == port)
                {
                    endpoint.Protocols = HttpProtocols.Http2;
                }
            }));
        }
    }

    public static void MapRpc(this WebApplication app) => app.MapGrpcService<QueryService>();
}
