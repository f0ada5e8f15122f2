using CcgcStream.State.Cities.Records;

namespace CcgcStream.Aggregator.Folding;

/// <summary>What the aggregator holds in memory of one generation.</summary>
internal sealed class GenerationState(string name, GenerationTotals totals, RetentionMarks marks)
{
    internal string Name { get; } = name;

    internal GenerationTotals Totals { get; set; } = totals;

    internal RetentionMarks Marks { get; set; } = marks;

    internal Dictionary<string, CityState> Cities { get; } = new(StringComparer.Ordinal);
}
