using CcgcStream.Aggregator.Graph;
using CcgcStream.Contracts.V1;
using CcgcStream.Index.Mentions;
using CcgcStream.State;
using CcgcStream.State.Cities.Keys;
using CcgcStream.State.Cities.Records;

namespace CcgcStream.Aggregator.Folding;

/// <summary>Reads the mentions of a day, with their roles, from the store.</summary>
internal sealed class StoredMentions(IStateStore store, string space, string generation, string city) : IMentionSource
{
    public async ValueTask<IReadOnlyList<MentionNode>> DayAsync(int day, CancellationToken ct)
    {
        var (from, to) = (day * MentionNode.DayUs, (day + 1) * MentionNode.DayUs);
        var roles = new Dictionary<(long, string), MentionRole>();
        var (roleFrom, roleTo) = StateKeys.Roles(generation, city, from, to);
        await foreach (var (key, value) in store.ScanAsync(space, roleFrom, roleTo, false, ct))
        {
            var at = StateKeys.ReadTimed(key, generation, city);
            roles.Add(at, RoleCodec.Decode(value, at.TimeUs));
        }

        var nodes = new List<MentionNode>();
        var (mentionFrom, mentionTo) = StateKeys.Mentions(generation, city, from, to);
        await foreach (var (_, value) in store.ScanAsync(space, mentionFrom, mentionTo, false, ct))
        {
            var facts = MentionFactsReader.Read(Mention.Parser.ParseFrom(value));
            nodes.Add(new(facts, roles.TryGetValue((facts.TimeUs, facts.PostId), out var role) ? role : MentionRole.Alone(facts)));
        }

        return nodes;
    }
}
