using System.Globalization;
using System.Text;

namespace CcgcStream.State.Sources;

/// <summary>Keys of what collectors keep, in the space <see cref="Space"/>.</summary>
public static class SourceKeys
{
    /// <summary>The collectors' space.</summary>
    public const string Space = "collector";

    /// <summary>Hours are kept this long: enough for a seasonal median.</summary>
    public static readonly TimeSpan HoursKept = TimeSpan.FromDays(45);

    /// <summary>Cursor of one query of a source.</summary>
    public static byte[] Cursor(string source, string query) => Key($"q/{source}/{query}");

    /// <summary>First part of all cursors of a source.</summary>
    public static byte[] Cursors(string source) => Key($"q/{source}/");

    /// <summary>Account of one hour of a source; sorts by time.</summary>
    public static byte[] Hour(string source, DateTimeOffset hour) =>
        Key($"h/{source}/{hour.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture)}");

    /// <summary>First part of all hours of a source.</summary>
    public static byte[] Hours(string source) => Key($"h/{source}/");

    /// <summary>Last sign of life of a source.</summary>
    public static byte[] Heartbeat(string source) => Key($"b/{source}");

    /// <summary>First part of all signs of life.</summary>
    public static byte[] Heartbeats() => Key("b/");

    /// <summary>What a source has spent of its budget in the current period.</summary>
    public static byte[] Spending(string source) => Key($"u/{source}");

    /// <summary>A post that is to be read again; sorts by the time at which it is due.</summary>
    public static byte[] Reread(string source, DateTimeOffset due, string id) =>
        Key($"r/{source}/{due.ToUnixTimeSeconds().ToString("D12", CultureInfo.InvariantCulture)}/{id}");

    /// <summary>First part of all posts of a source that are to be read again.</summary>
    public static byte[] Rereads(string source) => Key($"r/{source}/");

    /// <summary>What a source remembers of an item under its own name for it.</summary>
    public static byte[] Memo(string source, string name) => Key($"m/{source}/{name}");

    /// <summary>The first key behind all keys that begin with a prefix. Prefixes here are ASCII, so the last byte can always be raised.</summary>
    public static byte[] EndOf(byte[] prefix)
    {
        var end = (byte[])prefix.Clone();
        end[^1]++;
        return end;
    }

    private static byte[] Key(string key) => Encoding.UTF8.GetBytes(key);
}
