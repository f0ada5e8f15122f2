using System.Buffers.Binary;
using System.Text;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Windows;

namespace CcgcStream.State.Cities.Keys;

/// <summary>
/// Keys of the index state in the spaces <c>aggregate/N</c>. Each starts with a letter and the generation, so that a generation
/// can be listed and dropped as ranges; numbers are big-endian with the sign flipped, so that bytes sort as numbers do.
/// </summary>
public static class StateKeys
{
    private const char AlertPrefix = 'a';
    private const char BucketPrefix = 'b';
    private const char CityPrefix = 'c';
    private const char DropPrefix = 'd';
    private const char GenerationPrefix = 'g';
    private const char RetiredPrefix = 'i';
    private const char MarksPrefix = 'k';
    private const char LedgerPrefix = 'l';
    private const char MentionPrefix = 'm';
    private const char RolePrefix = 'r';

    /// <summary>
    /// Prefixes of everything that belongs to a generation, in the order in which it is dropped: the totals, which name the generation, last.
    /// </summary>
    public static IReadOnlyList<char> GenerationPrefixes { get; } =
        [LedgerPrefix, RetiredPrefix, MentionPrefix, RolePrefix, BucketPrefix, AlertPrefix, CityPrefix, MarksPrefix, GenerationPrefix];

    /// <summary>Space of a partition.</summary>
    public static string SpaceOf(int partition) => "aggregate/" + partition.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Totals of a generation in the partition.</summary>
    public static byte[] Generation(string generation) => Text(GenerationPrefix, generation);

    /// <summary>Range of all generations' totals.</summary>
    public static (byte[] From, byte[] To) Generations() => ([(byte)GenerationPrefix], [(byte)GenerationPrefix + 1]);

    /// <summary>What retention has removed of a generation in the partition.</summary>
    public static byte[] Marks(string generation) => Text(MarksPrefix, generation);

    /// <summary>Asks the owner of the partition to drop a generation; gone once that is done.</summary>
    public static byte[] Drop(string generation) => Text(DropPrefix, generation);

    /// <summary>Range of the generations that are to be dropped.</summary>
    public static (byte[] From, byte[] To) Drops() => ([(byte)DropPrefix], [(byte)DropPrefix + 1]);

    /// <summary>Posts of one day of publication, counted from the Unix epoch, that the ledger has let go of.</summary>
    public static byte[] Retired(string generation, int day)
    {
        var head = Text(RetiredPrefix, generation);
        var key = new byte[head.Length + 4];
        head.CopyTo(key, 0);
        BinaryPrimitives.WriteUInt32BigEndian(key.AsSpan(head.Length), (uint)day ^ 0x8000_0000);
        return key;
    }

    /// <summary>Range of the retired posts of all days before one.</summary>
    public static (byte[] From, byte[] To) RetiredBefore(string generation, int day) => (Text(RetiredPrefix, generation), Retired(generation, day));

    /// <summary>Sums of all time of a city; its presence says that this partition holds the city.</summary>
    public static byte[] City(string generation, string city) => Text(CityPrefix, generation, city);

    /// <summary>What the alert detectors remember of a city; of the sources where the city is empty.</summary>
    public static byte[] Alerts(string generation, string city) => Text(AlertPrefix, generation, city);

    /// <summary>How far this partition's tally of its platforms reaches. No city has such an id.</summary>
    public static byte[] SourceTally(string generation) => Text(AlertPrefix, generation, "*tally");

    /// <summary>What came from each platform in this partition on a day since 1970.</summary>
    public static byte[] SourceTally(string generation, long day) =>
        Text(AlertPrefix, generation, "*tally/" + day.ToString("D6", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>What the watch over all partitions' sources remembers; in the first partition alone.</summary>
    public static byte[] SourceWatch(string generation) => Text(AlertPrefix, generation, "*sources");

    /// <summary>Range of everything of one kind of a generation.</summary>
    public static (byte[] From, byte[] To) All(char prefix, string generation) => Under(Text(prefix, generation));

    /// <summary>Range of the cities of a generation.</summary>
    public static (byte[] From, byte[] To) Cities(string generation) => All(CityPrefix, generation);

    /// <summary>Ledger entry of a post.</summary>
    public static byte[] Ledger(string generation, string post) => Text(LedgerPrefix, generation, post);

    /// <summary>Range of the ledger of a generation.</summary>
    public static (byte[] From, byte[] To) Ledgers(string generation) => All(LedgerPrefix, generation);

    public static byte[] Bucket(string generation, string city, Slice slice, Tier tier, int index)
    {
        var head = Text(BucketPrefix, generation, city);
        var key = new byte[head.Length + 9];
        head.CopyTo(key, 0);
        BinaryPrimitives.WriteInt32BigEndian(key.AsSpan(head.Length), slice.Code);
        key[head.Length + 4] = (byte)tier;
        BinaryPrimitives.WriteUInt32BigEndian(key.AsSpan(head.Length + 5), (uint)index ^ 0x8000_0000);
        return key;
    }

    /// <summary>Range of the buckets of one slice and tier that begin before one.</summary>
    public static (byte[] From, byte[] To) BucketsBefore(string generation, string city, Slice slice, Tier tier, int index) =>
        (Bucket(generation, city, slice, tier, int.MinValue), Bucket(generation, city, slice, tier, index));

    /// <summary>Range of all buckets of a city.</summary>
    public static (byte[] From, byte[] To) Buckets(string generation, string city) => Under(Text(BucketPrefix, generation, city));

    /// <summary>Slice, tier and index of a bucket's key.</summary>
    public static (Slice Slice, Tier Tier, int Index) ReadBucket(ReadOnlySpan<byte> key)
    {
        var tail = key[^9..];
        return (new Slice(BinaryPrimitives.ReadInt32BigEndian(tail)), (Tier)tail[4], (int)(BinaryPrimitives.ReadUInt32BigEndian(tail[5..]) ^ 0x8000_0000));
    }

    /// <summary>The mention itself with its evidence.</summary>
    public static byte[] Mention(string generation, string city, long timeUs, string post) => Timed(MentionPrefix, generation, city, timeUs, post);

    /// <summary>Range of all mentions of a generation.</summary>
    public static (byte[] From, byte[] To) Mentions(string generation) => All(MentionPrefix, generation);

    /// <summary>Range of the mentions of a city in a span of time.</summary>
    public static (byte[] From, byte[] To) Mentions(string generation, string city, long fromUs, long toUs) =>
        (Timed(MentionPrefix, generation, city, fromUs, ""), Timed(MentionPrefix, generation, city, toUs, ""));

    /// <summary>Role of a mention that has neighbours.</summary>
    public static byte[] Role(string generation, string city, long timeUs, string post) => Timed(RolePrefix, generation, city, timeUs, post);

    /// <summary>Range of the roles of a city in a span of time.</summary>
    public static (byte[] From, byte[] To) Roles(string generation, string city, long fromUs, long toUs) =>
        (Timed(RolePrefix, generation, city, fromUs, ""), Timed(RolePrefix, generation, city, toUs, ""));

    /// <summary>Time and post of a mention's or role's key of this city.</summary>
    public static (long TimeUs, string Post) ReadTimed(ReadOnlySpan<byte> key, string generation, string city)
    {
        var head = 3 + Encoding.UTF8.GetByteCount(generation) + Encoding.UTF8.GetByteCount(city);
        var time = (long)(BinaryPrimitives.ReadUInt64BigEndian(key[head..]) ^ 0x8000_0000_0000_0000);
        return (time, Encoding.UTF8.GetString(key[(head + 8)..]));
    }

    /// <summary>The last part of a key of text parts.</summary>
    public static string ReadLast(ReadOnlySpan<byte> key)
    {
        var trimmed = key[^1] == 0 ? key[..^1] : key;
        return Encoding.UTF8.GetString(trimmed[(Math.Max(0, trimmed.LastIndexOf((byte)0)) + 1)..]);
    }

    /// <summary>Generation of a key made by <see cref="Generation"/> or <see cref="Drop"/>.</summary>
    public static string ReadGeneration(ReadOnlySpan<byte> key) => Encoding.UTF8.GetString(key[1..^1]);

    private static byte[] Timed(char prefix, string generation, string city, long timeUs, string post)
    {
        var head = Text(prefix, generation, city);
        var key = new byte[head.Length + 8 + Encoding.UTF8.GetByteCount(post)];
        head.CopyTo(key, 0);
        BinaryPrimitives.WriteUInt64BigEndian(key.AsSpan(head.Length), (ulong)timeUs ^ 0x8000_0000_0000_0000);
        Encoding.UTF8.GetBytes(post, key.AsSpan(head.Length + 8));
        return key;
    }

    private static byte[] Text(char prefix, string first, string? second = null)
    {
        var length = 2 + Encoding.UTF8.GetByteCount(first) + (second is null ? 0 : 1 + Encoding.UTF8.GetByteCount(second));
        var key = new byte[length];
        key[0] = (byte)prefix;
        var at = 1 + Encoding.UTF8.GetBytes(first, key.AsSpan(1));
        at++; // A zero byte ends each part.
        if (second is not null)
        {
            Encoding.UTF8.GetBytes(second, key.AsSpan(at));
        }

        return key;
    }

    private static (byte[] From, byte[] To) Under(byte[] head)
    {
        // The last byte of a head is the zero that ends a part: everything below sorts before the same head ending in one.
        var to = (byte[])head.Clone();
        to[^1] = 1;
        return (head, to);
    }
}
