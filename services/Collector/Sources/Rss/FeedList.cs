using System.Xml;
using System.Xml.Linq;
using CcgcStream.Collector.Setup;

namespace CcgcStream.Collector.Sources.Rss;

/// <summary>Which feeds to read: those of <c>Feeds</c> and <c>Opml</c>, and the starter list unless it is switched off or others are named.</summary>
internal static class FeedList
{
    /// <exception cref="InvalidOperationException">An address or a file is wrong.</exception>
    public static IReadOnlyList<Feed> Read(SourceSettings settings)
    {
        var named = settings.List("Feeds").Select(Feed.At).Concat(settings.List("Opml").SelectMany(Opml)).ToList();
        var feeds = settings.Flag("Starter", named.Count == 0) ? named.Concat(Starter()) : named;
        return [.. feeds.DistinctBy(f => f.Key)];
    }

    /// <summary>The list that ships with the project: overseas mainstream outlets, tab-separated in <c>outlets.tsv</c>.</summary>
    public static IEnumerable<Feed> Starter()
    {
        using var stream = typeof(FeedList).Assembly.GetManifestResourceStream("Rss.outlets.tsv")
            ?? throw new InvalidOperationException("the assembly was built without outlets.tsv");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('\t') is [var domain, var name, var country, var language, var address]
                    ? new Feed(new Uri(address), domain, name, country, language)
                    : throw new InvalidOperationException($"outlets.tsv: '{line}' has not five columns");
            }
        }
    }

    /// <summary>The feeds of an OPML file, as any feed reader exports it.</summary>
    public static IEnumerable<Feed> Opml(string path)
    {
        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"Opml names a file that is not there: {path}");
        }

        using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return [.. XDocument.Load(reader).Descendants("outline")
            .Where(o => o.Attribute("xmlUrl") is not null)
            .Select(o => Feed.At((string)o.Attribute("xmlUrl")!) with
            {
                Name = (string?)o.Attribute("title") ?? (string?)o.Attribute("text") ?? "",
                Language = (string?)o.Attribute("language") ?? "",
            })];
    }
}
