namespace CcgcStream.Streaming.Embedded;

/// <summary>The members of a consumer group in this process, and who reads what: partition p belongs to member p modulo their number.</summary>
internal sealed class EmbeddedGroup(int partitions)
{
    private readonly Lock _gate = new();
    private readonly List<EmbeddedMember> _members = [];
    private readonly SemaphoreSlim[] _owned = [.. Enumerable.Range(0, partitions).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Held by whoever reads the partition now: the next owner starts only when the last has closed.</summary>
    public SemaphoreSlim Ownership(int partition) => _owned[partition];

    public void Join(EmbeddedMember member) => Change(() => _members.Add(member));

    public void Leave(EmbeddedMember member) => Change(() => _members.Remove(member));

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            for (var i = 0; i < _members.Count; i++)
            {
                var mine = i;
                _members[i].Assign([.. Enumerable.Range(0, partitions).Where(p => p % _members.Count == mine)]);
            }
        }
    }
}
