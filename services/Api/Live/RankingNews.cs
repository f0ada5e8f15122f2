using System.Text.Json;
using CcgcStream.Api.Json;
using CcgcStream.Api.Ranking;

namespace CcgcStream.Api.Live;

/// <summary>Turns each change of a ranking into one event that names the cities whose row moved.</summary>
internal sealed class RankingNews
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Published> _last = new(StringComparer.Ordinal);
    private readonly LiveLog _log;

    public RankingNews(ScoreBoard board, LiveLog log)
    {
        _log = log;
        board.Changed += windows =>
        {
            foreach (var window in windows)
            {
                Publish(window.Default);
            }
        };
    }

    public static string ChannelOf(string generation, string window) => generation + "/" + window;

    /// <summary>
    /// Every city's place, as JSON too, and the place in the log where it stands: what comes later in the log is exactly what the
    /// snapshot lacks.
    /// </summary>
    public (long Position, RankChangeSet Ranking, ReadOnlyMemory<byte> Json) Snapshot(string generation, string window)
    {
        lock (_gate)
        {
            var published = _last.GetValueOrDefault(ChannelOf(generation, window))
                ?? new Published(new Dictionary<string, RankedCity>(), new RankChangeSet(generation, window, null, 0, false, []));
            return (_log.Head, published.Snapshot, published.Json);
        }
    }

    private static RankChangeSet SnapshotOf(RankingResponse ranking) => new(
        ranking.Generation, ranking.Window, ranking.AsOf, ranking.Revision, ranking.Simulated,
        [.. ranking.Cities.Select(city => RankChange.Of(city, city.Rank))]);

    private void Publish(RankingResponse ranking)
    {
        var channel = ChannelOf(ranking.Generation, ranking.Window);
        var now = new Published(ranking.Cities.ToDictionary(city => city.Id, StringComparer.Ordinal), SnapshotOf(ranking));
        lock (_gate)
        {
            var before = _last.GetValueOrDefault(channel)?.Rows;
            _last[channel] = now;
            RankedCity? Old(RankedCity city) => before?.GetValueOrDefault(city.Id);
            var changes = ranking.Cities.Where(city => Old(city) is not { } old || Differs(old, city))
                .Select(city => RankChange.Of(city, Old(city)?.Rank)).ToArray();
            if (changes.Length > 0)
            {
                var set = now.Snapshot with { Changes = changes };
                var json = JsonSerializer.SerializeToUtf8Bytes(set, ApiJsonContext.Default.RankChangeSet);
                _log.Append(channel, set, id => LiveEvent.FrameOf(id, "ranking", json));
            }
        }
    }

    private static bool Differs(RankedCity old, RankedCity now) =>
        old.Rank != now.Rank || old.RankLo != now.RankLo || old.RankHi != now.RankHi || old.Score != now.Score || old.Pieces != now.Pieces;

    /// <summary>What was published last; its JSON is made once for the thousands who may ask for it.</summary>
    private sealed record Published(IReadOnlyDictionary<string, RankedCity> Rows, RankChangeSet Snapshot)
    {
        private byte[]? _json;

        public byte[] Json => _json ??= JsonSerializer.SerializeToUtf8Bytes(Snapshot, ApiJsonContext.Default.RankChangeSet);
    }
}
