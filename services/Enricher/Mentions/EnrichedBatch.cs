using System.IO.Hashing;
using System.Text;
using CcgcStream.Contracts.V1;
using CcgcStream.Streaming;
using Google.Protobuf;

namespace CcgcStream.Enricher.Mentions;

/// <summary>
/// The records that one micro-batch of posts sends on: a mention per post and city, and one sweep to every partition,
/// which takes back what an older version of these posts said there.
/// </summary>
internal sealed class EnrichedBatch(int partitions)
{
    private readonly List<LogRecord> _mentions = [];
    private readonly Sweep[] _sweeps = [.. Enumerable.Range(0, partitions).Select(_ => new Sweep())];

    public int Mentions => _mentions.Count;

    public void Add(RawPost raw, Revision revision, IReadOnlyList<Mention> mentions)
    {
        foreach (var mention in mentions)
        {
            _mentions.Add(new LogRecord(Encoding.UTF8.GetBytes(mention.City), new Enriched { Mention = mention }.ToByteArray()));
        }

        var counting = (int)(XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(raw.Id)) % (ulong)_sweeps.Length);
        for (var partition = 0; partition < _sweeps.Length; partition++)
        {
            var swept = new SweptPost
            {
                PostId = raw.Id,
                Generation = raw.Generation,
                Revision = revision,
                PublishedAtUs = raw.PublishedAtUs,
                Counted = partition == counting,
            };
            swept.PostCities.AddRange(mentions.Select(m => m.City));
            _sweeps[partition].Posts.Add(swept);
        }
    }

    public IReadOnlyList<LogRecord> Records() =>
    [
        .. _mentions,
        .. _sweeps
            .Select((sweep, partition) => (sweep, partition))
            .Where(s => s.sweep.Posts.Count > 0)
            .Select(s => new LogRecord(ReadOnlyMemory<byte>.Empty, new Enriched { Sweep = s.sweep }.ToByteArray(), s.partition)),
    ];
}
