using System.Globalization;

namespace CcgcStream.Collector.Sources.Gdelt;

/// <summary>A file of GDELT's list: its address, size and MD5.</summary>
internal sealed record GdeltFile(string Name, long Size, string Md5);

/// <summary>GDELT's quarter-hours and its lists of files.</summary>
internal static class GdeltSlots
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    private const string Stamp = "yyyyMMddHHmmss";

    /// <summary>The knowledge graph's files of a list with lines "size md5 url", by file name; other lines are passed over.</summary>
    public static IReadOnlyDictionary<string, GdeltFile> Files(string list) => list.Split('\n')
        .Select(line => line.Trim().Split(' '))
        .Where(p => p is [_, { Length: 32 }, _] && p[2].EndsWith(".gkg.csv.zip", StringComparison.Ordinal) && long.TryParse(p[0], CultureInfo.InvariantCulture, out _))
        .Select(p => new GdeltFile(p[2][(p[2].LastIndexOf('/') + 1)..], long.Parse(p[0], CultureInfo.InvariantCulture), p[1]))
        .GroupBy(f => f.Name).ToDictionary(g => g.Key, g => g.Last());

    /// <summary>The name of a quarter-hour's file.</summary>
    public static string Name(DateTimeOffset slot, bool translated) =>
        slot.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture) + (translated ? ".translation.gkg.csv.zip" : ".gkg.csv.zip");

    /// <summary>The quarter-hour of a file name or a cursor; null when it is neither.</summary>
    public static DateTimeOffset? Of(string? name) => name is { Length: >= 14 }
        && DateTimeOffset.TryParseExact(name[..14], Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var slot)
        ? slot
        : null;

    /// <summary>A quarter-hour as a cursor.</summary>
    public static string Cursor(DateTimeOffset slot) => slot.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture);
}
