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
    /// <exception cref="QueryProblem">The moment lies so far back that a part of it is no longer kept.</exception>
    public async ValueTask<WindowInput> InputAsync(
        string generation, string city, string window, long asOfUs, Slice slice, CancellationToken ct) =>
        await WindowAsync(generation, city, window, asOfUs, slice, ct) is { Kept: true } input ? input : throw NotKept(window);

    /// <summary>A city's score at a moment; null when the city has no piece in the window, or a part of that is no longer kept.</summary>
    public async ValueTask<CityScore?> ScoreAsync(
        string generation, string city, string window, long asOfUs, Slice slice, DimensionWeights? weights, CancellationToken ct, MethodologyFile? rules = null)
    {
        var input = await WindowAsync(generation, city, window, asOfUs, slice, ct);
        return input.Kept ? ScoreOf(input, generation, city, asOfUs, rules ?? Rules, weights) : null;
    }

    /// <summary>Scores of every city with data in the window.</summary>
    /// <exception cref="QueryProblem">The moment lies so far back that a part of it is no longer kept.</exception>
    public async ValueTask<IReadOnlyList<CityScore>> AllAsync(string generation, string window, long asOfUs, Slice slice, MethodologyFile rules, CancellationToken ct)
    {
        var scores = new List<CityScore>();
        foreach (var city in (await (await OpenAsync(ct)).CitiesAsync(generation, ct)).Keys)
        {
            if (ScoreOf(await InputAsync(generation, city, window, asOfUs, slice, ct), generation, city, asOfUs, rules) is { } score)
            {
                scores.Add(score);
            }
        }
        return scores;
    }

    private static CityScore? ScoreOf(WindowInput input, string generation, string city, long asOfUs, MethodologyFile rules, DimensionWeights? weights = null)
    {
        var score = CityScorer.Score(input, rules, weights);
        return score.Pieces == 0 ? null : score.ToMessage(generation, city, asOfUs, asOfUs);
    }

    private static QueryProblem NotKept(string window) =>
        new("asOf", $"What window {window} needs of that moment is no longer kept; /v1/generations says how far back everything is.");

    private async ValueTask<WindowInput> WindowAsync(string generation, string city, string window, long asOfUs, Slice slice, CancellationToken ct) =>
        await (await OpenAsync(ct)).WindowAsync(generation, city, IndexWindow.Find(window)!, asOfUs, slice, ct);
}
