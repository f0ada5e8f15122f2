namespace CcgcStream.Index.Reporting;

/// <summary>Counts labelled pieces into a <see cref="ToneTable"/>. Not thread-safe.</summary>
public sealed class ToneTableBuilder
{
    private readonly SortedDictionary<string, double[]> _rows = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedDictionary<string, long>> _topics = new(StringComparer.Ordinal);

    /// <param name="language">Language as the tagger saw it: that is how the report will ask.</param>
    /// <param name="isNegative">The label.</param>
    /// <param name="probability">What the tagger said, 0..1.</param>
    public void Add(string language, bool isNegative, double probability)
    {
        foreach (var key in (ReadOnlySpan<string>)[language, ToneTable.Pooled])
        {
            if (!_rows.TryGetValue(key, out var row))
            {
                _rows.Add(key, row = new double[4]);
            }

            row[isNegative ? 0 : 1] += probability;
            row[isNegative ? 2 : 3]++;
        }
    }

    /// <param name="topic">The label.</param>
    /// <param name="said">What the tagger said, see <see cref="TopicTable.TopOf"/>.</param>
    public void AddTopic(string topic, string said)
    {
        if (!_topics.TryGetValue(topic, out var row))
        {
            _topics.Add(topic, row = new(StringComparer.Ordinal));
        }

        row[said] = row.GetValueOrDefault(said) + 1;
    }

    /// <summary>The table so far, without rows that could not be used.</summary>
    public ToneTable Build(string measuredOn) => new(measuredOn, _rows
        .ToDictionary(row => row.Key, row => Row(row.Value), StringComparer.Ordinal)
        .Where(row => row.Value.IsUsable).ToDictionary(StringComparer.Ordinal), _topics.Count == 0 ? null : Taken());

    private TopicTable Taken() => new(_topics.ToDictionary(
        row => row.Key, row => (IReadOnlyDictionary<string, long>)row.Value.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal));

    private static ToneRow Row(double[] sums) => new(
        Math.Round(sums[0] / Math.Max(1, sums[2]), 6), Math.Round(sums[1] / Math.Max(1, sums[3]), 6), (long)sums[2], (long)sums[3]);
}
