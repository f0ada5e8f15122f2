using CcgcStream.Contracts.V1;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.Aggregator.Folding;

/// <summary>One post's ledger entry while a batch is folded: what it was, what it becomes, and the mentions that are new.</summary>
internal sealed class LedgerChange(string generation, string post, LedgerEntry? before)
{
    private PostRevision _revision = before?.Revision ?? PostRevision.None;
    private long _publishedAtUs = before?.PublishedAtUs ?? 0;
    private bool _counted = before?.Counted ?? false;
    private bool _effective = before?.Effective ?? false;
    private readonly List<MentionChange> _mentions = [.. before?.Mentions.Select(mention => new MentionChange(mention, null, null)) ?? []];
    private LedgerEntry? _after;

    internal string Generation { get; } = generation;

    internal string Post { get; } = post;

    internal LedgerEntry? Before { get; } = before;

    /// <summary>Mentions of the winning version, with their body where the batch brought it.</summary>
    internal IReadOnlyList<MentionChange> Mentions => _mentions;

    internal void Take(Mention mention)
    {
        var revision = PostRevision.Of(mention.Revision);
        if (revision < _revision)
        {
            return;
        }

        Raise(revision, mention.PublishedAtUs, mention.PostCities.Count > 0);
        if (revision.Deleted)
        {
            return;
        }

        var change = MentionChange.Of(mention);
        var known = _mentions.FindIndex(other => other.Entry.City == mention.City);
        if (known < 0)
        {
            _mentions.Add(change);
        }
        else if (_mentions[known].Entry.Hash < change.Entry.Hash)
        {
            _mentions[known] = change;
        }
    }

    internal void Take(SweptPost swept)
    {
        _counted |= swept.Counted;
        var revision = PostRevision.Of(swept.Revision);
        if (revision >= _revision)
        {
            Raise(revision, swept.PublishedAtUs, swept.PostCities.Count > 0);
        }
    }

    /// <summary>What the entry becomes; asked only once everything of the batch was taken.</summary>
    internal LedgerEntry After() => _after ??= new()
    {
        Revision = _revision,
        PublishedAtUs = _publishedAtUs,
        Counted = _counted,
        Effective = _effective,
        Mentions = [.. _mentions.Select(mention => mention.Entry).OrderBy(entry => entry.City, StringComparer.Ordinal)],
    };

    private void Raise(PostRevision revision, long publishedAtUs, bool hasCities)
    {
        if (revision > _revision)
        {
            _mentions.Clear(); // Whatever an older version said is gone; the new one's mentions arrive on their own.
            (_revision, _publishedAtUs, _effective) = (revision, publishedAtUs, false);
        }

        // Records of one version agree; should they not, the answer still may not depend on which came first.
        _publishedAtUs = Math.Max(_publishedAtUs, publishedAtUs);
        _effective |= hasCities && !revision.Deleted;
    }
}
