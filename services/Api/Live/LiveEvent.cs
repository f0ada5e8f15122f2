using System.Text;

namespace CcgcStream.Api.Live;

/// <summary>One event of the stream: its place in the log, what it is about, and its bytes as server-sent event.</summary>
/// <param name="Sequence">Place in the log, from 1.</param>
/// <param name="Channel">What it belongs to, such as <c>live/24h</c> or <c>alerts</c>: readers take some channels only.</param>
/// <param name="Ranking">The ranking change it carries, for coalescing; null for other events.</param>
/// <param name="Frame">The bytes to write.</param>
internal sealed record LiveEvent(long Sequence, string Channel, RankChangeSet? Ranking, ReadOnlyMemory<byte> Frame)
{
    /// <summary>Frames JSON as a server-sent event. JSON holds no line break, so one data line is enough.</summary>
    public static byte[] FrameOf(string id, string name, ReadOnlySpan<byte> json)
    {
        var head = Encoding.UTF8.GetBytes($"id: {id}\nevent: {name}\ndata: ");
        var frame = new byte[head.Length + json.Length + 2];
        head.CopyTo(frame.AsSpan());
        json.CopyTo(frame.AsSpan(head.Length));
        frame[^2] = (byte)'\n';
        frame[^1] = (byte)'\n';
        return frame;
    }
}
