using CcgcStream.Collector.Configuration;

namespace CcgcStream.Collector.Push;

/// <summary>Lets in only as many requests as memory and the log can take at a time.</summary>
internal sealed class PushGate(CollectorOptions options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Push.MaxRequests);

    /// <summary>Takes a place at once, or says that there is none.</summary>
    public bool TryEnter() => _places.Wait(0);

    public void Leave() => _places.Release();

    public void Dispose() => _places.Dispose();
}
