using CcgcStream.Api.Problems;
using CcgcStream.Api.Ranking;
using CcgcStream.Contracts.Topics;
using CcgcStream.Contracts.V1;
using CcgcStream.Index.Composite;
using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Methodology;
using CcgcStream.Index.Windows;
using CcgcStream.State;
using CcgcStream.State.Cities.Reading;
using CcgcStream.State.Cities.Records;
using CcgcStream.Streaming;

namespace CcgcStream.Api.Reading;

/// <summary>
/// Scores made at query time from the stored sums: for any slice, any past moment and any weights. The same scorer as the
/// aggregator's, so that the answer for now equals the stored score.
/// </summary>
internal sealed class CityReads(IStateStore store, IEventLog log, MethodologySet methodologies, TimeProvider time)
{
    private readonly SemaphoreSlim _opening = new(1);
    private CityStateReader? _reader;

    /// <summary>Makes the published scores.</summary>
    public MethodologyFile Rules => methodologies.Primary;

    /// <summary>The methodology of a version; the primary one where none is named.</summary>
    /// <exception cref="QueryProblem">There is no such version.</exception>
    public MethodologyFile RulesOf(string? version) => methodologies.Find(version) ?? throw new QueryProblem(
        "methodology", $"There is no such methodology; there are {string.Join(", ", methodologies.All.Select(file => file.Version))}.");

    /// <summary>The reader over every partition of the enriched topic.</summary>
    public async ValueTask<CityStateReader> OpenAsync(CancellationToken ct)
    {
        if (_reader is { } open)
        {
            return open;
        }
        await _opening.WaitAsync(ct);
        try
        {
            return _reader ??= new CityStateReader(store, await log.PartitionCountAsync(TopicNames.Enriched, ct));
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>A moment as asked, else the generation's own now; Unix microseconds.</summary>
    public async ValueTask<long> MomentAsync(string generation, DateTimeOffset? asOf, CancellationToken ct) => asOf is { } moment
        ? moment.ToMicroseconds()
        : await (await OpenAsync(ct)).NowAsync(generation, time.GetUtcNow(), ct);

    /// <summary>Everything a score is made of.</summary>
    public async ValueTask<WindowInput> InputAsync(
        string generation, string city, string window, long asOfUs, Slice slice, CancellationToken ct) =>
        await (await OpenAsync(ct)).WindowAsync(generation, city, IndexWindow.Find(window)!, asOfUs, slice, ct);

    /// <summary>A city's score at a moment; null when the city has no piece in the window.</summary>
    public async ValueTask<CityScore?> ScoreAsync(
        string generation, string city, string window, long asOfUs, Slice slice, DimensionWeights? weights, CancellationToken ct, MethodologyFile? rules = null)
    {
        var score = CityScorer.Score(await InputAsync(generation, city, window, asOfUs, slice, ct), rules ?? Rules, weights);
        return score.Pieces == 0 ? null : score.ToMessage(generation, city, asOfUs, asOfUs);
    }

    /// <summary>Scores of every city with data in the window.</summary>
    public async ValueTask<IReadOnlyList<CityScore>> AllAsync(string generation, string window, long asOfUs, Slice slice, MethodologyFile rules, CancellationToken ct)
    {
        var scores = new List<CityScore>();
        foreach (var city in (await (await OpenAsync(ct)).CitiesAsync(generation, ct)).Keys)
        {
            if (await ScoreAsync(generation, city, window, asOfUs, slice, null, ct, rules) is { } score)
            {
                scores.Add(score);
            }
        }
        return scores;
    }
}
