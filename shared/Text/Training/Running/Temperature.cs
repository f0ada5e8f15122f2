namespace CcgcStream.Training.Running;

/// <summary>
/// Temperature scaling (Guo and others 2017) across sets: a fit is too sure of texts unlike those it was fitted on, so its weights are
/// divided by the temperature at which sets that were left out are likeliest.
/// </summary>
internal static class Temperature
{
    private const double Coldest = 1;
    private const double Hottest = 4;
    private const double Step = 0.05;

    /// <summary>Divides some weights of every class.</summary>
    /// <param name="weights">Row by row, one row a class.</param>
    /// <param name="classes">Rows.</param>
    /// <param name="cooled">Which weights of a row to divide.</param>
    /// <param name="unseen">Rows that were left out, with the weights of the fit that left them out.</param>
    public static void Cool(double[] weights, int classes, Range cooled, IEnumerable<(double[] Weights, Example Row)> unseen)
    {
        var logits = unseen.Select(u => (Logits: Logits(u.Weights, u.Row.Features, classes), u.Row.Class, u.Row.Weight)).ToArray();
        var best = Coldest;
        for (var t = Coldest; t <= Hottest; t += Step)
        {
            best = Loss(logits, t) < Loss(logits, best) ? t : best;
        }
        Console.WriteLine($"temperature {best:F2} of {logits.Length} rows left out");
        foreach (var row in Enumerable.Range(0, classes).Select(c => weights.AsMemory(c * (weights.Length / classes), weights.Length / classes)[cooled]))
        {
            foreach (ref var weight in row.Span)
            {
                weight /= best;
            }
        }
    }

    private static double[] Logits(double[] weights, double[] features, int classes) =>
        [.. Enumerable.Range(0, classes).Select(c => features.Select((f, i) => f * weights[(c * features.Length) + i]).Sum())];

    private static double Loss((double[] Logits, int Class, double Weight)[] rows, double temperature) => rows.Sum(r =>
    {
        var top = r.Logits.Max() / temperature;
        return r.Weight * (Math.Log(r.Logits.Sum(l => Math.Exp((l / temperature) - top))) + top - (r.Logits[r.Class] / temperature));
    });
}
