using CcgcStream.Api.Problems;
using CcgcStream.Api.Ranking;
using CcgcStream.Contracts.V1;
using CcgcStream.Index.Mentions;
using Microsoft.Extensions.Caching.Memory;

namespace CcgcStream.Api.Reading;

/// <summary>
/// Rankings that are not kept ready: of a slice, of a past moment, or by another methodology. Each is computed once in five seconds at most,
/// and few at a time, so that no reader can keep the process busy.
/// </summary>
internal sealed class PastRankings(CityReads reads, RankingBuilder builder, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(5);
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 128 });
    private readonly SemaphoreSlim _turns = new(2);

    /// <summary>The ranking of a request with a slice or a moment.</summary>
    /// <exception cref="QueryProblem">There is no such methodology.</exception>
    public async Task<PastRanking> GetAsync(RankingRequest request, Slice slice, CancellationToken ct)
    {
        var rules = reads.RulesOf(request.Methodology);
        if (_cache.TryGetValue(request, out PastRanking? held))
        {
            return held!;
        }
        await _turns.WaitAsync(ct);
        try
        {
            if (_cache.TryGetValue(request, out held))
            {
                return held!;
            }
            var moment = await reads.MomentAsync(request.Generation, request.AsOf, ct);
            var scores = await reads.AllAsync(request.Generation, request.Window, moment, slice, rules, ct);
            var ranking = new PastRanking(builder.Build(scores, request, earlier: null), scores);
            return _cache.Set(request, ranking, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpiration = time.GetUtcNow() + Life });
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose()
    {
        _cache.Dispose();
        _turns.Dispose();
    }
}

/// <summary>A ranking and the scores that it is made of.</summary>
internal sealed record PastRanking(RankingResponse Ranking, IReadOnlyList<CityScore> Scores);
