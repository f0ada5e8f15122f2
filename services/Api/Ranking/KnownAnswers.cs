using System.Collections.Concurrent;
using CcgcStream.Api.Json;

namespace CcgcStream.Api.Ranking;

/// <summary>Answers by the query that asked for them, of one state of the board: thrown away as a whole when any score changes.</summary>
internal sealed class KnownAnswers
{
    /// <summary>Anybody may ask in any words; only so many are remembered.</summary>
    private const int Most = 256;
    private const int LongestQuery = 256;

    private readonly ConcurrentDictionary<string, PreparedJson> _byQuery = new(StringComparer.Ordinal);
    private int _count;

    public PreparedJson? Find(string? query) => _byQuery.GetValueOrDefault(query ?? "");

    public void Remember(string? query, PreparedJson answer)
    {
        if ((query?.Length ?? 0) <= LongestQuery && Volatile.Read(ref _count) < Most && _byQuery.TryAdd(query ?? "", answer))
        {
            Interlocked.Increment(ref _count);
        }
    }
}
