namespace CcgcStream.Alerting.Backtesting;

/// <summary>
/// The score of the Numenta Anomaly Benchmark (Lavin and Ahmad 2015): a detection earns the more the earlier it lies in its
/// window, one outside costs the more the further it lies behind the last window, a missed window costs. 100 is perfect, 0 is silence.
/// </summary>
/// <param name="TruePositive">Reward.</param>
/// <param name="FalsePositive">Cost of a detection outside.</param>
/// <param name="FalseNegative">Cost of a missed window.</param>
public sealed record NabScore(double TruePositive, double FalsePositive, double FalseNegative)
{
    /// <summary>The benchmark's three profiles.</summary>
    public static readonly NabScore Standard = new(1, 0.11, 1);
    public static readonly NabScore LowFalsePositives = new(1, 0.22, 1);
    public static readonly NabScore LowFalseNegatives = new(1, 0.11, 2);

    /// <summary>Scores detections of many series together.</summary>
    /// <param name="series">Windows (first and last bucket, in order) and detections of each.</param>
    public double Of(IEnumerable<(IReadOnlyList<(long From, long To)> Windows, IReadOnlyList<long> Detections)> series)
    {
        var (score, windows) = (0.0, 0);
        foreach (var (spans, detections) in series)
        {
            windows += spans.Count;
            score += spans.Sum(w => Window(w, detections));
            score -= detections.Where(d => !spans.Any(w => w.From <= d && d <= w.To)).Sum(d => Outside(d, spans));
        }

        var nothing = -FalseNegative * windows;
        return windows == 0 ? 0 : 100 * (score - nothing) / ((TruePositive * windows) - nothing);
    }

    private double Window((long From, long To) window, IReadOnlyList<long> detections)
    {
        var first = detections.Where(d => window.From <= d && d <= window.To).DefaultIfEmpty(long.MaxValue).Min();
        var position = (double)(first - window.To) / Math.Max(1, window.To - window.From);
        return first == long.MaxValue ? -FalseNegative : TruePositive * Sigmoid(position) / Sigmoid(-1);
    }

    private double Outside(long detection, IReadOnlyList<(long From, long To)> windows)
    {
        var before = windows.Where(w => w.To < detection).ToArray();
        if (before.Length == 0)
        {
            return FalsePositive;
        }

        var last = before[^1];
        var position = (double)(detection - last.To) / Math.Max(1, last.To - last.From + 1);
        return position > 3 ? FalsePositive : -FalsePositive * Sigmoid(position);
    }

    /// <summary>Near 1 at the start of a window (-1), 0 at its end, near -1 behind it.</summary>
    private static double Sigmoid(double position) => (2 / (1 + Math.Exp(5 * position))) - 1;
}
