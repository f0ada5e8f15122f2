using CcgcStream.Contracts.V1;

namespace CcgcStream.Aggregator.Publishing;

/// <summary>
/// Scores on their way to the topic: of each city and window the last one only, so that a slow log costs readers steps in between and the
/// aggregator nothing. Bounded: where there is no room, the caller keeps its cities due and offers them again.
/// </summary>
/// <param name="most">Most scores that wait.</param>
internal sealed class PendingScores(int most = PendingScores.DefaultMost)
{
    /// <summary>Five windows of 10,000 cities in two generations.</summary>
    private const int DefaultMost = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, CityScore> _waiting = new(StringComparer.Ordinal);

    /// <summary>Raised by <see cref="Restart"/>: what was published before says nothing of what the topic holds now.</summary>
    public int Epoch { get; private set; }

    /// <summary>Key of a score in the topic: <c>generation/city/window</c>.</summary>
    public static string KeyOf(CityScore score) => $"{score.Generation}/{score.City}/{score.Window}";

    /// <summary>Takes scores that the store has.</summary>
    /// <returns>False when there was no room for some.</returns>
    public bool TryOffer(IEnumerable<CityScore> scores)
    {
        var all = true;
        lock (_gate)
        {
            foreach (var score in scores)
            {
                var key = KeyOf(score);
                if (_waiting.TryGetValue(key, out var held))
                {
                    _waiting[key] = held.Revision > score.Revision ? held : score;
                }
                else if (_waiting.Count < most)
                {
                    _waiting.Add(key, score);
                }
                else
                {
                    all = false;
                }
            }
        }

        return all;
    }

    /// <summary>Takes out up to a number of scores.</summary>
    public IReadOnlyList<CityScore> Take(int count)
    {
        lock (_gate)
        {
            var taken = _waiting.Take(count).ToArray();
            foreach (var (key, _) in taken)
            {
                _waiting.Remove(key);
            }

            return [.. taken.Select(one => one.Value)];
        }
    }

    /// <summary>Puts back what the log did not take, whatever the room; what came meanwhile is newer and stays.</summary>
    public void Return(IEnumerable<CityScore> scores)
    {
        lock (_gate)
        {
            foreach (var score in scores)
            {
                _waiting.TryAdd(KeyOf(score), score);
            }
        }
    }

    /// <summary>A partition was taken over: others may have published for it meanwhile.</summary>
    public void Restart()
    {
        lock (_gate)
        {
            Epoch++;
        }
    }
}
