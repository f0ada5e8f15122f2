using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CcgcStream.Collector.Sources.Rss;

/// <summary>Reads RSS 0.91, 1.0 and 2.0, Atom and news sitemaps: by element names alone, because half of all feeds have a namespace wrong.</summary>
internal static class FeedParser
{
    /// <summary>Most items taken of one feed.</summary>
    public const int MaxItems = 2000;

    static FeedParser() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // windows-1252, KOI8-R and their kin.

    /// <summary>Reads a feed.</summary>
    /// <exception cref="XmlException">It is not well-formed, or something else than a feed.</exception>
    public static FeedDocument Parse(byte[] body)
    {
        var first = body.AsSpan().TrimStart(" \t\r\n\uFEFF"u8);
        if (first.StartsWith("{"u8))
        {
            return JsonFeed.Parse(body);
        }

        var root = Load(body);
        return Name(root) switch
        {
            "rss" or "RDF" => Rss(root),
            "feed" => Atom(root),
            "urlset" => NewsSitemap.Parse(root),
            var other => throw new XmlException($"expected a feed, got <{other}>"),
        };
    }

    /// <summary>Text of the first child of a name; "" when there is none.</summary>
    public static string Text(XElement parent, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Children(parent, name).Select(e => e.Value.Trim()).FirstOrDefault(v => v.Length > 0) is { } text)
            {
                return text;
            }
        }

        return "";
    }

    /// <summary>Children of a local name, whatever their namespace.</summary>
    public static IEnumerable<XElement> Children(XElement parent, string name) =>
        parent.Elements().Where(e => Name(e).Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string Name(XElement element) => element.Name.LocalName;

    private static XElement Load(byte[] body)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore, // RSS 0.91 carries a DOCTYPE; nothing of it is ever read or fetched.
            XmlResolver = null,
            CheckCharacters = false,
            MaxCharactersInDocument = 64 * 1024 * 1024,
        };
        body = WithoutControls(body);
        var start = body.AsSpan().IndexOf((byte)'<'); // Blank lines before the declaration are common and illegal.
        using var stream = new MemoryStream(body, Math.Max(0, start), body.Length - Math.Max(0, start));
        using var reader = XmlReader.Create(stream, settings);
        return XDocument.Load(reader).Root ?? throw new XmlException("the document is empty");
    }

    /// <summary>Control characters are forbidden in XML and common in feeds. Two-byte encodings are left as they are.</summary>
    private static byte[] WithoutControls(byte[] body)
    {
        if (!body.AsSpan().ContainsAnyInRange((byte)1, (byte)8) && !body.AsSpan().ContainsAnyInRange((byte)14, (byte)31))
        {
            return body;
        }

        return body.Contains((byte)0) ? body : [.. body.Select(b => b < 32 && b is not (9 or 10 or 13) ? (byte)' ' : b)];
    }

    private static FeedDocument Rss(XElement root)
    {
        var channel = Children(root, "channel").FirstOrDefault() ?? root;
        var items = Children(channel, "item").Concat(Children(root, "item")).Take(MaxItems).Select(RssItem).ToList();
        return new FeedDocument(Text(channel, "language"), items, Pace(channel));
    }

    private static FeedItem RssItem(XElement item) => new()
    {
        Guid = Text(item, "guid") is { Length: > 0 } guid ? guid : item.Attributes().FirstOrDefault(a => a.Name.LocalName == "about")?.Value ?? "",
        Link = Text(item, "link") is { Length: > 0 } link ? link : Children(item, "guid").FirstOrDefault(g => (string?)g.Attribute("isPermaLink") != "false")?.Value.Trim() ?? "",
        Title = Text(item, "title"),
        Body = Text(item, "description", "encoded", "summary"),
        Author = Text(item, "creator", "author"),
        Published = FeedTime.Parse(Text(item, "pubDate", "date", "published")),
        Tags = [.. Children(item, "category").Select(c => c.Value.Trim()).Where(c => c.Length > 0)],
        Media = [.. Attachments(item)],
    };

    private static FeedDocument Atom(XElement root) => new(
        root.Attribute(XNamespace.Xml + "lang")?.Value ?? "",
        [.. Children(root, "entry").Take(MaxItems).Select(AtomEntry)],
        Pace(root));

    private static FeedItem AtomEntry(XElement entry) => new()
    {
        Guid = Text(entry, "id"),
        Link = Children(entry, "link").OrderBy(l => (string?)l.Attribute("rel") is null or "alternate" ? 0 : 1)
            .Select(l => (string?)l.Attribute("href")).FirstOrDefault(h => !string.IsNullOrEmpty(h)) ?? "",
        Title = Text(entry, "title"),
        Body = Text(entry, "summary", "content") is { Length: > 0 } body ? body
            : Children(entry, "group").Select(g => Text(g, "description")).FirstOrDefault() ?? "",
        Author = Children(entry, "author").Select(a => Text(a, "name")).FirstOrDefault() ?? "",
        Published = FeedTime.Parse(Text(entry, "published", "issued", "updated")),
        Updated = FeedTime.Parse(Text(entry, "updated", "modified")),
        Tags = [.. Children(entry, "category").Select(c => (string?)c.Attribute("term")).OfType<string>().Where(t => t.Length > 0)],
        Media = [.. Attachments(entry)],
    };

    private static IEnumerable<string> Attachments(XElement item) => item.Descendants()
        .Where(e => Name(e) is "enclosure" or "content" or "thumbnail")
        .Select(e => Name(e) == "thumbnail" ? "image" : (string?)e.Attribute("medium") ?? ((string?)e.Attribute("type") ?? "").Split('/')[0])
        .Where(t => t is "image" or "video" or "audio")
        .Distinct();

    private static TimeSpan? Pace(XElement channel)
    {
        if (double.TryParse(Text(channel, "ttl"), NumberStyles.Float, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= 1440)
        {
            return TimeSpan.FromMinutes(minutes);
        }

        var times = int.TryParse(Text(channel, "updateFrequency"), CultureInfo.InvariantCulture, out var n) && n > 0 ? n : 1;
        return Text(channel, "updatePeriod").ToLowerInvariant() switch
        {
            "hourly" => TimeSpan.FromHours(1) / times,
            "daily" => TimeSpan.FromDays(1) / times,
            _ => null,
        };
    }
}
