using CcgcStream.Aggregator.Tests.Worlds;
using CcgcStream.Contracts.V1;

namespace CcgcStream.Aggregator.Tests.Folding;

/// <summary>Edits, new engagement readings and deletions are exact: the state is that of the last versions alone.</summary>
public sealed class RevisionTests
{
    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public async Task Earlier_versions_leave_no_trace(int seed)
    {
        var records = new PieceMaker(seed).Records(1500);
        var last = records.SelectMany(Versions).GroupBy(version => version.Post)
            .ToDictionary(versions => versions.Key, versions => versions.Max(version => version.At));
        var only = records.Where(record => Versions(record).All(version => version.At == last[version.Post])).ToList();
        Assert.True(only.Count < records.Count - 300, "Hardly any post had a second version.");
        Assert.Equal(FoldRun.Digest(await FoldRun.FoldAsync(only, 200)), FoldRun.Digest(await FoldRun.FoldAsync(FoldRun.Shuffled(records, seed), 150)));
    }

    private static IEnumerable<(string Post, long At)> Versions(Enriched record) => record.Mention is { } mention
        ? [(mention.PostId, mention.Revision.ObservedAtUs)]
        : record.Sweep.Posts.Select(post => (post.PostId, post.Revision.ObservedAtUs));
}
