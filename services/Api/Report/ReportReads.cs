using CcgcStream.Api.Problems;
using CcgcStream.Api.Ranking;
using CcgcStream.Api.Reading;
using CcgcStream.State.Cities.Reading;
using Microsoft.Extensions.Caching.Memory;

namespace CcgcStream.Api.Report;

/// <summary>Reports of periods; one at a time, and each kept for half a minute, since a year of a hundred cities is much to read.</summary>
internal sealed class ReportReads(CityReads reads, ScoreBoard board, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 32 });
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>The report as asked for.</summary>
    /// <exception cref="QueryProblem">A wrong parameter.</exception>
    public Task<ReportAnswer> AnswerAsync(string? from, string? to, string? generation, CancellationToken ct, string? methodology = null) =>
        ReadAsync(board.Resolve(QueryValues.Name("generation", generation)), QueryValues.Day("from", from), QueryValues.Day("to", to), ct, methodology);

    /// <param name="generation">Whose data.</param>
    /// <param name="from">First day; a year before the last when null.</param>
    /// <param name="to">Last day, inclusive; the day of the generation's now when null.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="methodology">Version of the methodology; the published one when null.</param>
    /// <exception cref="QueryProblem">There is no such version, or the days are the wrong way round, or lie more than ten years apart.</exception>
    public async Task<ReportAnswer> ReadAsync(string generation, DateOnly? from, DateOnly? to, CancellationToken ct, string? methodology = null)
    {
        var last = to ?? DateOnly.FromDateTime((await reads.MomentAsync(generation, null, ct)).ToMoment().UtcDateTime);
        var first = from ?? last.AddYears(-1).AddDays(1);
        if (first > last || last.DayNumber - first.DayNumber > 3_660)
        {
            throw new QueryProblem("from", "'from' must not lie after 'to', nor more than ten years before it.");
        }
        var rules = reads.RulesOf(methodology);
        await _turn.WaitAsync(ct);
        try
        {
            if (_cache.TryGetValue((generation, first, last, rules.Version), out ReportAnswer? held))
            {
                return held!;
            }
            var report = await new PeriodReportReader(await reads.OpenAsync(ct)).ReadAsync(generation, first, last, rules, ct);
            var answer = new ReportAnswer(generation, report);
            return _cache.Set((generation, first, last, rules.Version), answer, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpiration = time.GetUtcNow() + Life });
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _cache.Dispose();
        _turn.Dispose();
    }
}
