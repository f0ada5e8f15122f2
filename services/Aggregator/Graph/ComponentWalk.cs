namespace CcgcStream.Aggregator.Graph;

/// <summary>Finds connected components: a function of the set of mentions, not of the order in which they came.</summary>
internal sealed class ComponentWalk(CityGraph graph)
{
    private readonly List<MentionNode> _neighbours = [];
    private static int s_mark;

    /// <summary>Calls back with every component that holds one of the seeds, once each.</summary>
    internal async ValueTask VisitAsync(
        IReadOnlyCollection<MentionNode> seeds, bool threads, long batch, Action<List<MentionNode>> visit, CancellationToken ct)
    {
        var mark = Interlocked.Increment(ref s_mark);
        var members = new List<MentionNode>();
        foreach (var seed in seeds)
        {
            if (seed.Mark == mark)
            {
                continue;
            }

            members.Clear();
            seed.Mark = mark;
            members.Add(seed);
            for (var at = 0; at < members.Count; at++)
            {
                await graph.EnsureAroundAsync(members[at].Day, batch, ct);
                Reach(members[at], threads, mark, members);
            }

            visit(members);
        }
    }

    private void Reach(MentionNode node, bool threads, int mark, List<MentionNode> members)
    {
        _neighbours.Clear();
        graph.Neighbours(node, threads ? node.Facts.ThreadKeys : node.Facts.StoryKeys, _neighbours);
        foreach (var neighbour in _neighbours)
        {
            if (neighbour.Mark != mark)
            {
                neighbour.Mark = mark;
                members.Add(neighbour);
            }
        }
    }
}
