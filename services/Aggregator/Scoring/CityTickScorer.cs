using CcgcStream.Contracts.V1;
using CcgcStream.Index.Composite;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Methodology;
using CcgcStream.Index.Windows;
using CcgcStream.State.Cities.Reading;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.Aggregator.Scoring;

/// <summary>Scores one city in all five windows from the committed state.</summary>
internal sealed class CityTickScorer(PartitionReader reader, MethodologyFile methodology)
{
    private readonly WindowReader _windows = new(reader);

    internal PartitionReader Reader => reader;

    internal async ValueTask<IReadOnlyList<CityScore>> ScoreAsync(
        string generation, string city, long asOfUs, long firstUs, RetentionMarks marks, long revision, CancellationToken ct)
    {
        var scores = new List<CityScore>(IndexWindow.All.Count);
        foreach (var window in IndexWindow.All)
        {
            var input = await _windows.ReadAsync(generation, city, window, asOfUs, Slice.All, firstUs, marks, ct);
            scores.Add(CityScorer.Score(input, methodology).ToMessage(generation, city, asOfUs, revision));
        }

        return scores;
    }
}
