namespace CcgcStream.Aggregator.Folding;

/// <summary>Names of generations that mean something.</summary>
internal static class Generation
{
    /// <summary>The one on the wall clock, with retention.</summary>
    internal const string Live = "live";
}
