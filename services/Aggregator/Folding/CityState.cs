using CcgcStream.Aggregator.Buckets;
using CcgcStream.Aggregator.Graph;

namespace CcgcStream.Aggregator.Folding;

/// <summary>What the aggregator holds in memory of one city of one generation.</summary>
internal sealed class CityState(string generation, string city, IMentionSource source)
{
    internal string Generation { get; } = generation;

    internal string City { get; } = city;

    internal CityGraph Graph { get; } = new(source);

    internal CityBuckets Buckets { get; } = new(generation, city);
}
