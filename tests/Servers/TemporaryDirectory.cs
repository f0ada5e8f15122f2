namespace CcgcStream.Servers;

/// <summary>A directory that goes when the test does.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("ccgc-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
