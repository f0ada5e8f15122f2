using System.Globalization;
using System.Net.Sockets;

namespace CcgcStream.Servers;

/// <summary>A real redis-server of the test's own: own port, own directory, every write on disk before it is answered.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly int _port = FreePort.Next();
    private ChildProcess _process;

    private RedisServer() => _process = Launch();

    /// <summary>Why there is none; null where there is one.</summary>
    public static string? Missing => Programs.Find("redis-server") is null ? "redis-server is not installed" : null;

    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port},abortConnect=false");

    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer();
        await server.WaitAsync();
        return server;
    }

    public async Task KillAndRestartAsync()
    {
        await _process.DisposeAsync();
        _process = Launch();
        await WaitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _directory.Dispose();
    }

    private ChildProcess Launch() => ChildProcess.Start(
        Programs.Find("redis-server")!,
        ["--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--dir", _directory.Path, "--appendonly", "yes", "--appendfsync", "always", "--save", ""]);

    private async Task WaitAsync()
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", _port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        throw new TimeoutException($"redis-server does not answer:\n{_process.Output}");
    }
}
