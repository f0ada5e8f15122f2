using System.Buffers;
using CcgcStream.Cli.Input;
using CcgcStream.Contracts.Tagging;
using CcgcStream.Text;
using CcgcStream.Text.Stories;

namespace CcgcStream.Cli.Enrichment;

/// <summary>
/// Tags posts in two passes, because a story is a function of the whole set: the first writes the tagged lines without
/// their story to a temporary file and keeps only the sketches, the second adds the stories.
/// </summary>
internal sealed class FileEnricher(ITagger tagger)
{
    private const int BatchSize = 512;

    /// <summary>How a line ends whose story is not yet known.</summary>
    private static ReadOnlySpan<byte> OpenEnd => "\"storyId\":\"\"}}"u8;

    /// <returns>How many posts were written.</returns>
    public async Task<long> RunAsync(IAsyncEnumerable<PostLine> posts, EnrichOutput output, CancellationToken ct)
    {
        var pieces = new List<StoryPiece>();
        var temporary = Path.Combine(Path.GetTempPath(), $"ccgc-enrich-{Environment.ProcessId}-{Guid.NewGuid():N}");
        await using var tagged = new FileStream(
            temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await foreach (var batch in posts.Chunk(BatchSize).WithCancellation(ct))
        {
            await TagAsync(batch, pieces, tagged, ct);
        }

        tagged.Position = 0;
        // Versions of one post share its id and its story; grouping knows each post once, by its last version.
        var stories = StoryGrouper.Group(pieces.GroupBy(p => p.Id, StringComparer.Ordinal).Select(versions => versions.Last()));
        var number = 0;
        await foreach (var (_, line) in PostFile.LinesAsync(tagged, ct))
        {
            await output.Stream.WriteAsync(Finish(line!, stories[pieces[number++].Id]), ct);
        }

        await output.CompleteAsync();
        return number;
    }

    private async Task TagAsync(PostLine[] batch, List<StoryPiece> pieces, Stream tagged, CancellationToken ct)
    {
        var results = new (ReadOnlyMemory<byte> Line, StorySketch Story)[batch.Length];
        Parallel.For(0, batch.Length, new ParallelOptions { CancellationToken = ct }, i =>
        {
            var result = batch[i].Post.Deleted ? new TaggingResult(new Tags(), StorySketch.None) : tagger.Tag(batch[i].Post);
            var line = new ArrayBufferWriter<byte>(batch[i].Json.Length + 512);
            TaggedPostWriter.Write(batch[i].Json, result.Tags, line);
            line.Write("\n"u8);
            results[i] = (line.WrittenMemory, result.Story);
        });

        for (var i = 0; i < batch.Length; i++)
        {
            await tagged.WriteAsync(results[i].Line, ct);
            pieces.Add(new StoryPiece(batch[i].Post.Id, batch[i].Post.PublishedAt ?? DateTimeOffset.UnixEpoch, results[i].Story));
        }
    }

    private static byte[] Finish(byte[] line, string story)
    {
        var kept = line.Length - OpenEnd.Length;
        if (kept < 0 || !line.AsSpan(kept).SequenceEqual(OpenEnd))
        {
            throw new InvalidDataException("a tagged line does not end with its empty story");
        }

        return [.. line.AsSpan(0, kept), .. "\"storyId\":\""u8, .. System.Text.Encoding.UTF8.GetBytes(story), .. "\"}}\n"u8];
    }
}
