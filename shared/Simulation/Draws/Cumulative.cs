namespace CcgcStream.Simulation.Draws;

/// <summary>Choice by cumulative weights, head first: the first categories are the likely ones.</summary>
internal sealed class Cumulative
{
    private readonly float[] _upTo;

    public Cumulative(ReadOnlySpan<double> weights)
    {
        _upTo = new float[weights.Length];
        Fill(weights, _upTo);
    }

    public int Pick(double unit) => Pick(_upTo, unit);

    /// <summary>Writes the cumulative shares of the weights; the last is exactly 1.</summary>
    public static void Fill(ReadOnlySpan<double> weights, Span<float> upTo)
    {
        var total = 0.0;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i];
            upTo[i] = (float)(sum / total);
        }

        upTo[weights.Length - 1] = 1;
    }

    public static int Pick(ReadOnlySpan<float> upTo, double unit)
    {
        var i = 0;
        while (i < upTo.Length - 1 && unit >= upTo[i])
        {
            i++;
        }

        return i;
    }
}
