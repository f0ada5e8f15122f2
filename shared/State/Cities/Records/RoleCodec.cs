using CcgcStream.Index.Buckets;
using CcgcStream.Index.Mentions;

namespace CcgcStream.State.Cities.Records;

/// <summary>Stored form of a mention's role; the role of a mention without neighbours is not stored.</summary>
public static class RoleCodec
{
    public static byte[] Encode(in MentionRole role, long timeUs) => new RecordWriter()
        .Unsigned((ulong)role.StorySize).Signed(role.StoryTimeUs - timeUs).Text(role.StoryPost)
        .Signed(role.AnswerHour).Unsigned((role.ThreadFirst ? 1UL : 0) | (role.TwoWay ? 2UL : 0)).ToArray();

    /// <exception cref="InvalidDataException">The bytes are not a role.</exception>
    public static MentionRole Decode(ReadOnlySpan<byte> bytes, long timeUs)
    {
        var reader = new VarintReader(bytes);
        var size = checked((int)reader.ReadUnsigned());
        var storyTime = timeUs + reader.ReadSigned();
        var story = reader.ReadText();
        var answer = checked((sbyte)reader.ReadSigned());
        var flags = reader.ReadUnsigned();
        return size < 1 ? throw new InvalidDataException("A stored story has no members.")
            : new(size, storyTime, story, answer, (flags & 1) != 0, (flags & 2) != 0);
    }
}
