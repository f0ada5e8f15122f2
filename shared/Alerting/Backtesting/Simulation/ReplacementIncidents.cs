namespace CcgcStream.Alerting.Backtesting.Simulation;

/// <summary>
/// The city's talk turns to the incident without growing: for a time, a part of its pieces is replaced by blocks cut out
/// of a crisis (a row of related pieces, several by one community). Volume stays as it was.
/// </summary>
internal sealed class ReplacementIncidents : IIncidentGenerator
{
    /// <inheritdoc/>
    public string Name => "replacement";

    /// <inheritdoc/>
    public IncidentTruth Inject(CityTruth city, int start, List<SimulatedPiece> pieces, Random random)
    {
        var hours = random.Between(24, 72);
        var end = start + (int)(60 * hours);
        var share = random.Between(0.4, 0.95);
        var tone = random.Between(0.7, 0.95);
        var story = Background.FirstIncidentStory + (start * 64);
        int[] hit = [.. Enumerable.Range(0, pieces.Count).Where(i => pieces[i].Minute >= start && pieces[i].Minute < end).OrderBy(i => pieces[i].Minute)];
        for (var i = 0; i < hit.Length;)
        {
            // Blocks of some pieces: what comes together belongs together.
            var block = 1 + random.Poisson(2);
            var replaced = random.NextDouble() < share;
            var community = random.Next(400);
            for (var j = 0; j < block && i < hit.Length; j++, i++)
            {
                if (replaced)
                {
                    var author = random.NextDouble() < 0.3 ? community : random.Next(400);
                    pieces[hit[i]] = pieces[hit[i]] with { Story = ++story, Negative = random.NextDouble() < tone, Community = author };
                }
            }
        }

        double[] shares = [.. Enumerable.Range(0, (end - start) / 15).Select(q => ((1 - share) * city.NegativeShare(start + (q * 15))) + (share * tone))];
        return new IncidentTruth(start, end, shares);
    }
}
