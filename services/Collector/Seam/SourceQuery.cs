namespace CcgcStream.Collector.Seam;

/// <summary>One thing to ask a source, with a cursor of its own.</summary>
/// <param name="Key">Stable name within the source; part of the cursor's key.</param>
/// <param name="Every">Time between the starts of two runs; zero for a stream.</param>
internal sealed record SourceQuery(string Key, TimeSpan Every)
{
    /// <summary>True for input that ends, such as a file: it is never read again once it is done.</summary>
    public bool Once { get; init; }

    /// <summary>A connection that stays open and is made anew when it ends.</summary>
    public static SourceQuery Stream(string key) => new(key, TimeSpan.Zero);

    /// <summary>Input that is read once.</summary>
    public static SourceQuery File(string key) => new(key, TimeSpan.Zero) { Once = true };
}
