namespace CcgcStream.Index.Reporting;

/// <summary>Counts labelled pieces into a <see cref="ToneTable"/>. Not thread-safe.</summary>
public sealed class ToneTableBuilder
{
    private readonly SortedDictionary<string, double[]> _rows = new(StringComparer.Ordinal);

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

    /// <summary>The table so far, without rows that could not be used.</summary>
    public ToneTable Build(string measuredOn) => new(measuredOn, _rows
        .ToDictionary(row => row.Key, row => Row(row.Value), StringComparer.Ordinal)
        .Where(row => row.Value.IsUsable).ToDictionary(StringComparer.Ordinal));

    private static ToneRow Row(double[] sums) => new(
        Math.Round(sums[0] / Math.Max(1, sums[2]), 6), Math.Round(sums[1] / Math.Max(1, sums[3]), 6), (long)sums[2], (long)sums[3]);
}
