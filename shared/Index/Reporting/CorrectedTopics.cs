using CcgcStream.Index.Intervals;

namespace CcgcStream.Index.Reporting;

/// <summary>
/// Shares of topics with the tagger's own errors taken out: the shares under which what was read is likeliest, given how the tagger
/// takes each topic (<see cref="TopicTable"/>). Found by expectation maximisation (Saerens and others 2002, Peters and Coberly 1976), which never
/// leaves 0..1.
/// </summary>
public static class CorrectedTopics
{
    private const int MostRounds = 20_000;
    private const double Settled = 1e-12;

    /// <summary>Corrects a report's shares of topics, largest first; empty where the table cannot be used or a topic read has no labelled pieces.</summary>
    public static IReadOnlyList<CorrectedShare> Of(PeriodReport report, TopicTable? table)
    {
        var pieces = report.Topics.Sum(entry => entry.Pieces);
        if (table is not { IsUsable: true } || pieces == 0 || report.Topics.Any(entry => entry.Pieces > 0 && !table.Said.ContainsKey(entry.Id)))
        {
            return [];
        }

        var names = table.Topics;
        var taken = Taken(table, names);
        double[] read = [.. names.Select(name => (double)(report.Topics.FirstOrDefault(entry => entry.Id == name)?.Pieces ?? 0) / pieces)];
        var shares = Maximise(read, taken);
        var variances = Variances(read, taken, shares, pieces, [.. names.Select(name => (double)table.Said[name].Values.Sum())]);
        return [.. names.Select((name, at) => new CorrectedShare(name, shares[at], Interval.OfShare(shares[at], variances[at]))).OrderByDescending(share => share.Share)];
    }

    /// <summary>Row t, column s: how often a piece of topic t is read as s. Half a piece more in each cell: what was never seen may happen.</summary>
    private static double[][] Taken(TopicTable table, IReadOnlyList<string> names) =>
    [
        .. names.Select(name =>
        {
            double[] row = [.. names.Select(said => table.Said[name].GetValueOrDefault(said) + (0.5 / names.Count))];
            var all = row.Sum();
            return row.Select(cell => cell / all).ToArray();
        }),
    ];

    private static double[] Maximise(double[] read, double[][] taken)
    {
        var shares = Enumerable.Repeat(1.0 / read.Length, read.Length).ToArray();
        for (var round = 0; round < MostRounds; round++)
        {
            var next = new double[read.Length];
            for (var said = 0; said < read.Length; said++)
            {
                var expected = 0.0;
                for (var topic = 0; topic < read.Length; topic++)
                {
                    expected += shares[topic] * taken[topic][said];
                }

                for (var topic = 0; topic < read.Length; topic++)
                {
                    next[topic] += read[said] * shares[topic] * taken[topic][said] / expected;
                }
            }

            var moved = next.Zip(shares, (now, before) => Math.Abs(now - before)).Max();
            shares = next;
            if (moved < Settled)
            {
                break;
            }
        }

        return shares;
    }

    /// <summary>By the delta method: from the pieces counted and from the labelled ones.</summary>
    private static double[] Variances(double[] read, double[][] taken, double[] shares, double pieces, double[] labelled)
    {
        var size = read.Length;
        var inverse = LinearSystem.Inverse([.. Enumerable.Range(0, size).Select(said => Enumerable.Range(0, size).Select(topic => taken[topic][said]).ToArray())]);
        return [.. inverse.Select(weights =>
        {
            var variance = Multinomial(weights, read) / pieces;
            for (var topic = 0; topic < size; topic++)
            {
                variance += shares[topic] * shares[topic] * Multinomial(weights, taken[topic]) / labelled[topic];
            }

            return variance;
        })];
    }

    /// <summary>Variance of a weighted sum over one draw.</summary>
    private static double Multinomial(double[] weights, double[] shares)
    {
        var (mean, square) = (0.0, 0.0);
        for (var at = 0; at < shares.Length; at++)
        {
            mean += weights[at] * shares[at];
            square += weights[at] * weights[at] * shares[at];
        }

        return square - (mean * mean);
    }
}

/// <summary>A corrected share.</summary>
/// <param name="Id">Topic.</param>
/// <param name="Share">0..1.</param>
/// <param name="Interval">90 %.</param>
public sealed record CorrectedShare(string Id, double Share, Interval Interval);
