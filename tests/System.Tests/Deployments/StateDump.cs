using CcgcStream.State;
using CcgcStream.State.Cities.Keys;

namespace CcgcStream.System.Tests.Deployments;

/// <summary>
/// Every byte of a generation's counting state: totals, cities, buckets, ledger, mentions, roles. Left out is what the alert detectors
/// remember, since they judge posts as they came, and the log's offsets, which differ where a batch was sent twice.
/// </summary>
internal sealed class StateDump
{
    private const int Partitions = 4;

    private readonly SortedDictionary<string, string> _entries = new(StringComparer.Ordinal);

    public int Count => _entries.Count;

    public static async Task<StateDump> ReadAsync(IStateStore store, string generation)
    {
        var dump = new StateDump();
        for (var partition = 0; partition < Partitions; partition++)
        {
            var space = StateKeys.SpaceOf(partition);
            foreach (var prefix in StateKeys.GenerationPrefixes.Where(p => p != StateKeys.Alerts("", "")[0]))
            {
                var (from, to) = StateKeys.All(prefix, generation);
                await foreach (var (key, value) in store.ScanAsync(space, from, to, reverse: false, TestContext.Current.CancellationToken))
                {
                    dump._entries.Add($"{space} {(char)key[0]} {Convert.ToHexString(key)}", Convert.ToHexString(value));
                }
            }
        }

        return dump;
    }

    /// <summary>Fails with the first entries that differ.</summary>
    public static void AssertEqual(StateDump expected, StateDump actual)
    {
        var differing = expected._entries.Keys.Union(actual._entries.Keys, StringComparer.Ordinal)
            .Where(key => expected._entries.GetValueOrDefault(key) != actual._entries.GetValueOrDefault(key))
            .ToList();
        Assert.True(differing.Count == 0, $"{differing.Count} of {expected.Count} entries differ; the first:\n" + string.Join('\n', differing.Take(5).Select(key =>
            $"{key}\n  expected {expected._entries.GetValueOrDefault(key)}\n  actual   {actual._entries.GetValueOrDefault(key)}")));
        Assert.True(expected.Count > 0, "there is no state at all");
    }
}
