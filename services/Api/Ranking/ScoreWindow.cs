using System.Collections.Concurrent;
using CcgcStream.Api.Json;
using CcgcStream.Contracts.V1;

namespace CcgcStream.Api.Ranking;

/// <summary>
/// The scores of one generation and window, and the answers made from them. An answer is built and serialised once per
/// change and served as bytes until the next, which is what makes reads cheap.
/// </summary>
internal sealed class ScoreWindow(string generation, string window, RankingBuilder builder)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, CityScore> _scores = new(StringComparer.Ordinal);
    private readonly RankTrail _trail = new(IndexWindows.LengthOf(window) / 4);
    private volatile Answers _answers = new([], null);

    public string Generation => generation;

    public string Window => window;

    /// <summary>Event time of the newest score; null when there is none.</summary>
    public DateTimeOffset? AsOf => Default.AsOf;

    /// <summary>The plain composite ranking.</summary>
    public RankingResponse Default => Ranking(new RankingRequest(generation, window));

    /// <summary>Scores as they are now.</summary>
    public IReadOnlyCollection<CityScore> Scores => _answers.Scores;

    /// <summary>Takes newer scores in; older revisions are ignored.</summary>
    /// <returns>True when anything changed.</returns>
    public bool Apply(IEnumerable<CityScore> scores)
    {
        lock (_gate)
        {
            var changed = false;
            foreach (var score in scores)
            {
                if (!_scores.TryGetValue(score.City, out var held) || held.Revision < score.Revision)
                {
                    _scores[score.City] = score;
                    changed = true;
                }
            }
            if (changed)
            {
                _trail.Note(Default);
                CityScore[] current = [.. _scores.Values];
                _answers = new Answers(current, current.Length == 0 ? null : _trail.Before(current.Max(score => score.AsOfUs).ToMoment()));
            }
            return changed;
        }
    }

    /// <summary>The ranking for a request, built at most a few times per change.</summary>
    public RankingResponse Ranking(RankingRequest request)
    {
        var answers = _answers;
        return answers.Rankings.GetOrAdd(
            request with { AsOf = null }, key => builder.Build(answers.Scores, key, key.By == "composite" ? answers.Earlier : null));
    }

    /// <summary>The serialised ranking for a request and a limit.</summary>
    public PreparedJson Prepared(RankingRequest request, int limit)
    {
        var answers = _answers;
        return answers.Bytes.GetOrAdd((request, limit), key =>
        {
            var whole = Ranking(key.Request);
            var cut = whole.Cities.Count > key.Limit ? whole with { Cities = [.. whole.Cities.Take(key.Limit)] } : whole;
            return PreparedJson.Of(cut, ApiJsonContext.Default.RankingResponse);
        });
    }

    private sealed record Answers(IReadOnlyCollection<CityScore> Scores, EarlierRanks? Earlier)
    {
        public ConcurrentDictionary<RankingRequest, RankingResponse> Rankings { get; } = new();

        public ConcurrentDictionary<(RankingRequest Request, int Limit), PreparedJson> Bytes { get; } = new();
    }
}
