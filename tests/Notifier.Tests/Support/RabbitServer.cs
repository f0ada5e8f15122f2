using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CcgcStream.Servers;

namespace CcgcStream.Notifier.Tests.Support;

/// <summary>A real rabbitmq-server on ephemeral ports and a directory of its own; it can be killed and started again on the same data.</summary>
internal sealed class RabbitServer : IAsyncDisposable
{
    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";
    private readonly string directory = Path.Combine(Path.GetTempPath(), $"ccgc-rabbit-{Guid.NewGuid():N}");
    private readonly int port = FreePort.Next();
    private readonly int distributionPort = FreePort.Next();
    private readonly int mapperPort = FreePort.Next();
    private readonly string node = $"ccgc{Guid.NewGuid():N}@localhost";
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(150);
    private readonly ConcurrentQueue<string> output = [];
    private Process? process;

    public static bool Installed => File.Exists(Program);

    public string Url => $"amqp://guest:guest@127.0.0.1:{port}/";

    /// <summary>Starts it until it answers: once, on a crowded machine, it was silent for minutes after a kill, and a supervisor would start it again.</summary>
    public async Task StartAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            await LaunchAsync();
            var started = TimeProvider.System.GetTimestamp();
            while (!process!.HasExited && TimeProvider.System.GetElapsedTime(started) < LongestStart)
            {
                if (await AnswersAsync())
                {
                    return;
                }

                await Task.Delay(100);
            }

            Assert.True(attempt < 4, $"rabbitmq-server does not come up\n{string.Join('\n', output.TakeLast(40))}");
            await KillAsync();
        }
    }

    private async Task LaunchAsync()
    {
        Directory.CreateDirectory(directory);
        await File.WriteAllTextAsync(Path.Combine(directory, "enabled_plugins"), "[].");
        var start = new ProcessStartInfo(Program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = directory };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["HOME"] = directory,
            ["RABBITMQ_NODENAME"] = node,
            ["RABBITMQ_NODE_PORT"] = $"{port}",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_DIST_PORT"] = $"{distributionPort}",
            ["RABBITMQ_MNESIA_BASE"] = directory,
            ["RABBITMQ_LOG_BASE"] = directory,
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(directory, "enabled_plugins"),
            ["RABBITMQ_PID_FILE"] = Path.Combine(directory, "pid"),
            ["ERL_EPMD_PORT"] = $"{mapperPort}",
        })
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>SIGKILL to the Erlang machine, as a crash would.</summary>
    public async Task KillAsync()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }

        // The Erlang port mapper puts itself into the background and would outlive the test.
        using var mapper = Process.Start(new ProcessStartInfo("epmd", ["-port", $"{mapperPort}", "-kill"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await mapper.WaitForExitAsync();
        await Eventually.TrueAsync(Deleted, $"{directory} can be deleted");
    }

    /// <summary>Erlang's own little programs end a moment after it and may still write.</summary>
    private bool Deleted()
    {
        try
        {
            Directory.Delete(directory, true);
            return true;
        }
        catch (IOException)
        {
            return !Directory.Exists(directory);
        }
    }

    private async ValueTask<bool> AnswersAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            var stream = client.GetStream();
            await stream.WriteAsync("AMQP\0\0\x9\x1"u8.ToArray());
            var one = new byte[1];
            return await stream.ReadAsync(one).AsTask().WaitAsync(TimeSpan.FromSeconds(10)) == 1;
        }
        catch (Exception e) when (e is SocketException or IOException or TimeoutException)
        {
            return false;
        }
    }
}
