using CcgcStream.Servers;
using CcgcStream.State.Embedded;
using CcgcStream.Streaming.Embedded;

namespace CcgcStream.System.Tests.Deployments;

/// <summary>Standalone on the embedded engines.</summary>
internal sealed class EmbeddedDeployment : Deployment
{
    private readonly TemporaryDirectory _data = new();
    private ServiceProcess _standalone = null!;

    public override ServiceProcess Api => _standalone;

    public static async Task<EmbeddedDeployment> StartAsync()
    {
        var deployment = new EmbeddedDeployment();
        deployment._standalone = await ServiceProcess.StartAsync("Standalone", new Dictionary<string, string>
        {
            ["Data:Directory"] = deployment._data.Path,
            ["Collector:Preset"] = "none",
            ["Collector:PseudonymKey"] = PseudonymKey,
        });
        return deployment;
    }

    public override async Task KillAndRestartAsync(int choice)
    {
        _standalone.Kill();
        await _standalone.RestartAsync();
    }

    public override async Task<StateDump> DumpAsync(string generation)
    {
        _standalone.Kill();
        await using var database = EmbeddedDatabase.Open(_data.Path);
        return await StateDump.ReadAsync(new EmbeddedStateStore(database), generation);
    }

    public override async ValueTask DisposeAsync()
    {
        await _standalone.DisposeAsync();
        _data.Dispose();
    }
}
