namespace CcgcStream.Api.Live;

/// <summary>How many streams a process serves at once (<c>Api:MaxStreams</c>, 10,000 by default) and how many it does now.</summary>
internal sealed class LiveOptions(int maxStreams)
{
    private int _open;

    /// <summary>Streams open now.</summary>
    public int Open => Volatile.Read(ref _open);

    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _open) <= maxStreams)
        {
            return true;
        }
        Interlocked.Decrement(ref _open);
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref _open);
}
