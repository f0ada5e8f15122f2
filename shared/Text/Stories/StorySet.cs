namespace CcgcStream.Text.Stories;

/// <summary>
/// Stories of a changing set of pieces. After any sequence of additions and removals it holds what <see cref="StoryGrouper"/> says of the
/// remaining set. Adding costs the logarithm of the pieces that share a key, removing the size of the story. Not thread-safe.
/// </summary>
public sealed class StorySet
{
    private readonly Dictionary<string, Node> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, SortedSet<StoryPiece>> _keys = [];

    /// <summary>Every piece, in no order.</summary>
    public IEnumerable<StoryPiece> Pieces => _nodes.Values.Select(static n => n.Piece);

    /// <summary>Number of pieces.</summary>
    public int Count => _nodes.Count;

    /// <summary>The story of a piece.</summary>
    /// <exception cref="KeyNotFoundException">The set has no such piece.</exception>
    public string StoryOf(string id) => StoryGrouper.IdOf(_nodes[id].Group.Earliest);

    /// <summary>Ids of all pieces of the same story, itself included.</summary>
    /// <exception cref="KeyNotFoundException">The set has no such piece.</exception>
    public IReadOnlyCollection<string> MembersOf(string id) => _nodes[id].Group.Members.ConvertAll(static n => n.Piece.Id);

    /// <summary>Adds a piece and returns the ids of its story, itself included: these may have to be weighted anew.</summary>
    /// <exception cref="ArgumentException">A piece of this id is in the set; remove it first.</exception>
    public IReadOnlyCollection<string> Add(StoryPiece piece)
    {
        var node = new Node(piece);
        if (!_nodes.TryAdd(piece.Id, node))
        {
            throw new ArgumentException($"Piece '{piece.Id}' is in the set already.", nameof(piece));
        }

        foreach (var key in piece.Keys)
        {
            if (!_keys.TryGetValue(key, out var sharers))
            {
                _keys[key] = sharers = new SortedSet<StoryPiece>(Comparer<StoryPiece>.Create(StoryGrouper.Compare));
            }

            sharers.Add(piece);
            Link(node, sharers);
        }

        return MembersOf(piece.Id);
    }

    /// <summary>Removes a piece and returns the ids of the story that it leaves, which may fall apart.</summary>
    public IReadOnlyCollection<string> Remove(string id)
    {
        if (!_nodes.Remove(id, out var removed))
        {
            return [];
        }

        foreach (var key in removed.Piece.Keys)
        {
            var sharers = _keys[key];
            sharers.Remove(removed.Piece);
            if (sharers.Count == 0)
            {
                _keys.Remove(key);
            }
        }

        var rest = removed.Group.Members.Where(n => n != removed).ToList();
        rest.ForEach(static n => n.Group = new Component(n));
        foreach (var node in rest)
        {
            foreach (var key in node.Piece.Keys)
            {
                Link(node, _keys[key]);
            }
        }

        return rest.ConvertAll(static n => n.Piece.Id);
    }

    // Pieces that share a key form chains in time: a link to each neighbour within the window is enough.
    private void Link(Node node, SortedSet<StoryPiece> sharers)
    {
        var piece = node.Piece;
        var before = sharers.GetViewBetween(new StoryPiece("", piece.Time - StoryPiece.Window, StorySketch.None), piece);
        if (before.Reverse().Skip(1).FirstOrDefault() is { } previous)
        {
            Component.Merge(node, _nodes[previous.Id]);
        }

        // No id sorts after the largest character, repeated.
        var after = sharers.GetViewBetween(piece, new StoryPiece("\uFFFF\uFFFF", piece.Time + StoryPiece.Window, StorySketch.None));
        if (after.Skip(1).FirstOrDefault() is { } next)
        {
            Component.Merge(node, _nodes[next.Id]);
        }
    }

    private sealed class Node
    {
        public Node(StoryPiece piece)
        {
            Piece = piece;
            Group = new Component(this);
        }

        public StoryPiece Piece { get; }
        public Component Group { get; set; }
    }

    private sealed class Component(Node first)
    {
        public List<Node> Members { get; } = [first];
        public StoryPiece Earliest { get; private set; } = first.Piece;

        public static void Merge(Node a, Node b)
        {
            var (large, small) = a.Group.Members.Count >= b.Group.Members.Count ? (a.Group, b.Group) : (b.Group, a.Group);
            if (large == small)
            {
                return;
            }

            foreach (var member in small.Members)
            {
                member.Group = large;
            }

            large.Members.AddRange(small.Members);
            large.Earliest = StoryGrouper.Compare(small.Earliest, large.Earliest) < 0 ? small.Earliest : large.Earliest;
        }
    }
}
