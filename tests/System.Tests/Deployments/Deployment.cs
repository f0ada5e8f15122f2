using CcgcStream.Servers;

namespace CcgcStream.System.Tests.Deployments;

/// <summary>The pipeline as somebody runs it: real processes, that a test may kill.</summary>
internal abstract class Deployment : IAsyncDisposable
{
    /// <summary>The same in every deployment, so that author pseudonyms are.</summary>
    protected const string PseudonymKey = "system-tests-pseudonym-key";

    /// <summary>The process that takes posts and answers questions.</summary>
    public abstract ServiceProcess Api { get; }

    /// <summary>Its HTTP.</summary>
    public HttpClient Door => Api.Http;

    /// <summary>Kills one process with SIGKILL and starts it again, by a number that a seed chose.</summary>
    public abstract Task KillAndRestartAsync(int choice);

    /// <summary>What the store holds of a generation. The deployment may have to stop for it: it is not used afterwards.</summary>
    public abstract Task<StateDump> DumpAsync(string generation);

    public abstract ValueTask DisposeAsync();
}
