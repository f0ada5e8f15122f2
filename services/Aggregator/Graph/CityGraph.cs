using System.Runtime.InteropServices;

namespace CcgcStream.Aggregator.Graph;

/// <summary>
/// The mentions of one city, linked by the keys they share. Days are loaded when they are needed and let go when they have not been
/// touched for a while; the links are always those of the whole set, since a link never spans more than three days.
/// </summary>
internal sealed class CityGraph(IMentionSource source)
{
    private const int Reach = 3;
    private readonly Dictionary<ulong, NodeChain> _chains = [];
    private readonly Dictionary<int, DayNodes> _days = [];

    /// <summary>Mentions in memory.</summary>
    internal int Count { get; private set; }

    /// <summary>Makes sure that everything which can be linked to a mention of this day is in memory.</summary>
    internal ValueTask EnsureAroundAsync(int day, long batch, CancellationToken ct)
    {
        for (var near = day - Reach; near <= day + Reach; near++)
        {
            if (!_days.TryGetValue(near, out var nodes))
            {
                return LoadAroundAsync(day, batch, ct);
            }

            nodes.LastUsed = batch;
        }

        return ValueTask.CompletedTask;
    }

    internal MentionNode? Find(int day, string post) => _days.TryGetValue(day, out var nodes) ? nodes.ByPost.GetValueOrDefault(post) : null;

    internal void Insert(MentionNode node)
    {
        _days[node.Day].ByPost.Add(node.Facts.PostId, node);
        Count++;
        foreach (var key in node.Facts.StoryKeys)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_chains, key, out _).Insert(node);
        }

        foreach (var key in node.Facts.ThreadKeys)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_chains, key, out _).Insert(node);
        }
    }

    internal void Remove(MentionNode node)
    {
        _days[node.Day].ByPost.Remove(node.Facts.PostId);
        Unlink(node);
    }

    /// <summary>Adds the direct neighbours of a mention over some keys.</summary>
    internal void Neighbours(MentionNode node, ulong[] keys, List<MentionNode> into)
    {
        foreach (var key in keys)
        {
            if (!_chains.TryGetValue(key, out var chain))
            {
                continue;
            }

            var (before, after) = chain.Around(node);
            if (before is not null)
            {
                into.Add(before);
            }

            if (after is not null)
            {
                into.Add(after);
            }
        }
    }

    /// <summary>Lets go of days that no batch since <paramref name="olderThan"/> has touched.</summary>
    internal void Evict(long olderThan)
    {
        LetGo(_days.Where(entry => entry.Value.LastUsed < olderThan));
    }

    /// <summary>Lets go of all days up to one: what is still in the store of them is read again when it is needed.</summary>
    internal void Forget(int lastDay) => LetGo(_days.Where(entry => entry.Key <= lastDay));

    private void LetGo(IEnumerable<KeyValuePair<int, DayNodes>> days)
    {
        foreach (var (day, nodes) in days.ToArray())
        {
            foreach (var node in nodes.ByPost.Values)
            {
                Unlink(node);
            }

            _days.Remove(day);
        }
    }

    private void Unlink(MentionNode node)
    {
        Count--;
        Unlink(node, node.Facts.StoryKeys);
        Unlink(node, node.Facts.ThreadKeys);
    }

    private void Unlink(MentionNode node, ulong[] keys)
    {
        foreach (var key in keys)
        {
            ref var chain = ref CollectionsMarshal.GetValueRefOrNullRef(_chains, key);
            chain.Remove(node);
            if (chain.IsEmpty)
            {
                _chains.Remove(key);
            }
        }
    }

    private async ValueTask LoadAroundAsync(int day, long batch, CancellationToken ct)
    {
        for (var near = day - Reach; near <= day + Reach; near++)
        {
            if (!_days.TryGetValue(near, out var nodes))
            {
                _days.Add(near, nodes = new DayNodes());
                foreach (var node in await source.DayAsync(near, ct))
                {
                    Insert(node);
                }
            }

            nodes.LastUsed = batch;
        }
    }

    private sealed class DayNodes
    {
        internal Dictionary<string, MentionNode> ByPost { get; } = new(StringComparer.Ordinal);

        internal long LastUsed { get; set; }
    }
}
