namespace CcgcStream.Quality.Reporting;

/// <summary>95 % confidence intervals.</summary>
internal static class Intervals
{
    private const double Z = 1.959964;
    private const int Resamples = 400;

    /// <summary>Wilson's score interval of a share (Wilson 1927).</summary>
    public static (double Low, double High) Wilson(int hits, int rows)
    {
        if (rows == 0)
        {
            return (0, 1);
        }
        var p = (double)hits / rows;
        var z2 = Z * Z / rows;
        var centre = (p + (z2 / 2)) / (1 + z2);
        var half = Z / (1 + z2) * Math.Sqrt((p * (1 - p) / rows) + (z2 / 4 / rows));
        return (centre - half, centre + half);
    }

    /// <summary>Percentile bootstrap over rows, with a fixed seed.</summary>
    public static (double Low, double High) Bootstrap<T>(IReadOnlyList<T> rows, Func<IReadOnlyList<T>, double> metric)
    {
        if (rows.Count == 0)
        {
            return (0, 1);
        }
        var random = new Random(1);
        var values = new double[Resamples];
        var sample = new T[rows.Count];
        for (var i = 0; i < Resamples; i++)
        {
            for (var j = 0; j < sample.Length; j++)
            {
                sample[j] = rows[random.Next(rows.Count)];
            }
            values[i] = metric(sample);
        }
        Array.Sort(values);
        return (values[Resamples * 25 / 1000], values[(Resamples * 975 / 1000) - 1]);
    }
}
