using CcgcStream.Aggregator.Buckets;
using CcgcStream.Aggregator.Graph;

namespace CcgcStream.Aggregator.Folding;

/// <summary>What the aggregator holds in memory of one city of one generation.</summary>
internal sealed class CityState(GenerationState owner, string city, IMentionSource source)
{
    internal string Generation => owner.Name;

    internal string City { get; } = city;

    internal CityGraph Graph { get; } = new(source);

    internal CityBuckets Buckets { get; } = new(owner, city);
}
