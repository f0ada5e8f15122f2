namespace CcgcStream.Aggregator.Graph;

/// <summary>The mentions that share a key, in order of time and id. Most keys have one, which then costs no list.</summary>
internal struct NodeChain
{
    /// <summary>Two neighbours of a chain are linked when they are no further apart than this.</summary>
    internal const long LinkUs = 72 * 3_600_000_000L;

    private MentionNode? _single;
    private List<MentionNode>? _many;

    internal readonly bool IsEmpty => _single is null && _many is null or { Count: 0 };

    internal void Insert(MentionNode node)
    {
        if (_many is null)
        {
            if (_single is null)
            {
                _single = node;
                return;
            }

            _many = [_single];
            _single = null;
        }

        var at = _many.BinarySearch(node);
        if (at < 0)
        {
            _many.Insert(~at, node);
        }
    }

    internal void Remove(MentionNode node)
    {
        if (ReferenceEquals(_single, node))
        {
            _single = null;
        }
        else if (_many is not null && _many.BinarySearch(node) is >= 0 and var at)
        {
            _many.RemoveAt(at);
        }
    }

    /// <summary>The linked mentions directly before and after.</summary>
    internal readonly (MentionNode? Before, MentionNode? After) Around(MentionNode node)
    {
        if (_many is null)
        {
            return (null, null);
        }

        var found = _many.BinarySearch(node);
        var (before, after) = found >= 0 ? (found - 1, found + 1) : (~found - 1, ~found);
        return (Linked(before, node), Linked(after, node));
    }

    private readonly MentionNode? Linked(int at, MentionNode node) =>
        at >= 0 && at < _many!.Count && Math.Abs(_many[at].Facts.TimeUs - node.Facts.TimeUs) <= LinkUs ? _many[at] : null;
}
