using System.Runtime.CompilerServices;
using CcgcStream.Contracts.V1;
using CcgcStream.State;

namespace CcgcStream.Aggregator.Tests.Fakes;

/// <summary>The score store's contract in a dictionary.</summary>
internal sealed class MemoryScoreStore : IScoreStore
{
    private readonly SortedDictionary<string, CityScore> _scores = new(StringComparer.Ordinal);

    public IReadOnlyCollection<CityScore> All => _scores.Values;

    public ValueTask PutAsync(IReadOnlyList<CityScore> scores, CancellationToken ct)
    {
        foreach (var score in scores)
        {
            var key = $"{score.Generation}/{score.Window}/{score.City}";
            if (!_scores.TryGetValue(key, out var old) || old.Revision <= score.Revision)
            {
                _scores[key] = score;
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<CityScore>> GetAsync(string generation, string window, CancellationToken ct) =>
        new([.. _scores.Values.Where(score => score.Generation == generation && score.Window == window)]);

    public ValueTask<IReadOnlyList<string>> GenerationsAsync(CancellationToken ct) =>
        new([.. _scores.Values.Select(score => score.Generation).Distinct()]);

    public ValueTask DropAsync(string generation, CancellationToken ct)
    {
        foreach (var key in _scores.Where(entry => entry.Value.Generation == generation).Select(entry => entry.Key).ToArray())
        {
            _scores.Remove(key);
        }

        return ValueTask.CompletedTask;
    }

    public async IAsyncEnumerable<IReadOnlyList<CityScore>> WatchAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        yield break;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
