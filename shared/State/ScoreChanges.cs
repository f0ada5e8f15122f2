using System.Threading.Channels;
using CcgcStream.Contracts.V1;

namespace CcgcStream.State;

/// <summary>Hands changed scores to every watcher of this process. A slow watcher keeps only the newest value of a city, never blocks the others.</summary>
internal sealed class ScoreChanges
{
    private readonly Lock _gate = new();
    private readonly List<Watcher> _watchers = [];

    public void Publish(IReadOnlyList<CityScore> scores)
    {
        lock (_gate)
        {
            _watchers.ForEach(w => w.Add(scores));
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<CityScore>> WatchAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var watcher = new Watcher();
        lock (_gate)
        {
            _watchers.Add(watcher);
        }

        try
        {
            while (true)
            {
                yield return await watcher.TakeAsync(ct);
            }
        }
        finally
        {
            lock (_gate)
            {
                _watchers.Remove(watcher);
            }
        }
    }

    private sealed class Watcher
    {
        private readonly Lock _gate = new();
        private readonly Channel<byte> _bell = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        private Dictionary<(string, string, string), CityScore> _pending = [];

        public void Add(IReadOnlyList<CityScore> scores)
        {
            lock (_gate)
            {
                foreach (var score in scores)
                {
                    _pending[(score.Generation, score.Window, score.City)] = score;
                }
            }

            _bell.Writer.TryWrite(0);
        }

        public async ValueTask<IReadOnlyList<CityScore>> TakeAsync(CancellationToken ct)
        {
            await _bell.Reader.ReadAsync(ct);
            lock (_gate)
            {
                var taken = _pending;
                _pending = [];
                return [.. taken.Values];
            }
        }
    }
}
