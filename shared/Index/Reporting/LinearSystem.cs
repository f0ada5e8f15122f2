namespace CcgcStream.Index.Reporting;

/// <summary>Small dense systems.</summary>
internal static class LinearSystem
{
    /// <summary>The inverse, by Gauss and Jordan with the largest pivot of each column. A singular matrix gives infinities, which no interval hides.</summary>
    internal static double[][] Inverse(double[][] matrix)
    {
        var size = matrix.Length;
        double[][] rows = [.. matrix.Select((row, at) => (double[])[.. row, .. Enumerable.Range(0, size).Select(column => column == at ? 1.0 : 0)])];
        for (var column = 0; column < size; column++)
        {
            var best = Enumerable.Range(column, size - column).MaxBy(row => Math.Abs(rows[row][column]));
            (rows[column], rows[best]) = (rows[best], rows[column]);
            var pivot = rows[column][column];
            rows[column] = [.. rows[column].Select(cell => cell / pivot)];
            for (var row = 0; row < size; row++)
            {
                var factor = row == column ? 0 : rows[row][column];
                for (var at = 0; factor != 0 && at < 2 * size; at++)
                {
                    rows[row][at] -= factor * rows[column][at];
                }
            }
        }

        return [.. rows.Select(row => row[size..])];
    }
}
