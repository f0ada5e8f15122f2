namespace CcgcStream.Servers;

/// <summary>librdkafka's mock cluster in a process of its own. Topics appear at first use, with four partitions.</summary>
public sealed class MockKafkaCluster : IAsyncDisposable
{
    /// <summary>Partitions of a topic that the mock makes by itself.</summary>
    public const int Partitions = 4;

    private readonly ChildProcess _process;

    private MockKafkaCluster(ChildProcess process, string bootstrapServers) => (_process, BootstrapServers) = (process, bootstrapServers);

    public string BootstrapServers { get; }

    public static MockKafkaCluster Start()
    {
        var process = ChildProcess.Start("dotnet", [Programs.Built("tests/MockKafka", "CcgcStream.MockKafka.dll")]);
        return new MockKafkaCluster(process, process.ReadLine(TimeSpan.FromSeconds(30)));
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
