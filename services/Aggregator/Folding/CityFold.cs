using CcgcStream.Aggregator.Graph;
using CcgcStream.Index.Mentions;
using CcgcStream.State;
using CcgcStream.State.Cities.Keys;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.Aggregator.Folding;

/// <summary>Changes the mentions of one city: links, roles, sums, and the records to write.</summary>
internal sealed class CityFold
{
    private readonly ContributionBuffer _buffer = new();

    internal async ValueTask ApplyAsync(CityState city, CityChanges changes, long batch, List<StateWrite> writes, CancellationToken ct)
    {
        // Everything whose story or conversation may have changed: what came, and the neighbours of what went.
        var stories = new List<MentionNode>();
        var threads = new List<MentionNode>();
        var removed = new Dictionary<(long, string), MentionNode>();
        foreach (var (timeUs, post) in changes.Removed)
        {
            removed.Add((timeUs, post), await RemoveAsync(city, timeUs, post, stories, threads, batch, ct));
        }

        foreach (var (_, mention, bytes) in changes.Added)
        {
            var facts = MentionFactsReader.Read(mention!);
            var node = new MentionNode(facts, MentionRole.Alone(facts)) { IsNew = true };
            // A new version at the same time overwrites the old one's records: no key is written twice in a commit.
            node.RoleStored = removed.Remove((facts.TimeUs, facts.PostId), out var old) && old.RoleStored;
            await city.Graph.EnsureAroundAsync(node.Day, batch, ct);
            city.Graph.Insert(node);
            stories.Add(node);
            threads.Add(node);
            writes.Add(new(StateKeys.Mention(city.Generation, city.City, facts.TimeUs, facts.PostId), bytes));
        }

        foreach (var node in removed.Values)
        {
            writes.Add(new(StateKeys.Mention(city.Generation, city.City, node.Facts.TimeUs, node.Facts.PostId), null));
            if (node.RoleStored)
            {
                writes.Add(new(StateKeys.Role(city.Generation, city.City, node.Facts.TimeUs, node.Facts.PostId), null));
            }
        }

        await ResolveAsync(city, stories, threads, batch, writes, ct);
    }

    private async ValueTask<MentionNode> RemoveAsync(
        CityState city, long timeUs, string post, List<MentionNode> stories, List<MentionNode> threads, long batch, CancellationToken ct)
    {
        var day = (int)(timeUs / MentionNode.DayUs);
        await city.Graph.EnsureAroundAsync(day, batch, ct);
        var node = city.Graph.Find(day, post)
            ?? throw new InvalidDataException($"The ledger names a mention of {city.City} by {post} that the state does not hold.");
        city.Graph.Neighbours(node, node.Facts.StoryKeys, stories);
        city.Graph.Neighbours(node, node.Facts.ThreadKeys, threads);
        city.Graph.Remove(node);
        node.Mark = int.MaxValue; // Gone: a later walk of this batch must not start from it.

        _buffer.Clear();
        Contribution.Write(node.Facts, node.Role, -1, _buffer);
        city.Buckets.Apply(node.Facts, _buffer, batch);
        return node;
    }

    private async ValueTask ResolveAsync(
        CityState city, List<MentionNode> stories, List<MentionNode> threads, long batch, List<StateWrite> writes, CancellationToken ct)
    {
        var touched = new HashSet<MentionNode>(ReferenceEqualityComparer.Instance);
        var walk = new ComponentWalk(city.Graph);
        stories.RemoveAll(static node => node.Mark == int.MaxValue);
        threads.RemoveAll(static node => node.Mark == int.MaxValue);
        await walk.VisitAsync(stories, false, batch, members => { Roles.OfStory(members); touched.UnionWith(members); }, ct);
        await walk.VisitAsync(threads, true, batch, members => { Roles.OfThread(members); touched.UnionWith(members); }, ct);
        foreach (var node in touched)
        {
            Settle(city, node, batch, writes);
        }
    }

    private void Settle(CityState city, MentionNode node, long batch, List<StateWrite> writes)
    {
        var alone = MentionRole.Alone(node.Facts);
        if (!node.IsNew && node.Role == node.Next)
        {
            return;
        }

        _buffer.Clear();
        if (node.IsNew)
        {
            Contribution.Write(node.Facts, node.Next, 1, _buffer);
        }
        else
        {
            Contribution.WriteRole(node.Facts, node.Role, -1, _buffer);
            Contribution.WriteRole(node.Facts, node.Next, 1, _buffer);
        }

        city.Buckets.Apply(node.Facts, _buffer, batch);
        if (node.Next != alone || node.RoleStored)
        {
            var key = StateKeys.Role(city.Generation, city.City, node.Facts.TimeUs, node.Facts.PostId);
            writes.Add(new(key, node.Next == alone ? null : RoleCodec.Encode(node.Next, node.Facts.TimeUs)));
        }

        (node.Role, node.IsNew, node.RoleStored) = (node.Next, false, node.Next != alone);
    }
}
