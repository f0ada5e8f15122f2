using CcgcStream.Contracts.V1;

namespace CcgcStream.Api.Ranking;

/// <summary>Scores that arrived since the last tick, the newest of each city and window only: bounded by the catalogue.</summary>
internal sealed class PendingScores
{
    private readonly Lock _gate = new();
    private Dictionary<(string, string, string), CityScore> _newest = [];

    private TaskCompletionSource _arrival = NewSignal();

    /// <summary>Completes when something is there to take.</summary>
    public Task Arrival
    {
        get
        {
            lock (_gate)
            {
                return _arrival.Task;
            }
        }
    }

    public void Add(IReadOnlyList<CityScore> scores)
    {
        lock (_gate)
        {
            foreach (var score in scores)
            {
                _newest[(score.Generation, score.Window, score.City)] = score;
            }
            if (_newest.Count > 0)
            {
                _arrival.TrySetResult();
            }
        }
    }

    public IReadOnlyList<CityScore> Take()
    {
        lock (_gate)
        {
            if (_newest.Count == 0)
            {
                return [];
            }
            var taken = _newest;
            _newest = [];
            _arrival = NewSignal();
            return [.. taken.Values];
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
