using System.Xml.Linq;

namespace CcgcStream.Collector.Sources.Rss;

/// <summary>Reads Google-style news sitemaps.</summary>
internal static class NewsSitemap
{
    public static FeedDocument Parse(XElement urlset)
    {
        var items = FeedParser.Children(urlset, "url").Take(FeedParser.MaxItems)
            .Select(url => (Url: url, News: FeedParser.Children(url, "news").FirstOrDefault()))
            .Where(u => u.News is not null)
            .Select(u => Item(u.Url, u.News!)).ToList();
        return new FeedDocument(items.Select(i => i.Language).FirstOrDefault(l => l.Length > 0) ?? "", items, null);
    }

    private static FeedItem Item(XElement url, XElement news)
    {
        var publication = FeedParser.Children(news, "publication").FirstOrDefault() ?? news;
        return new FeedItem
        {
            Guid = FeedParser.Text(url, "loc"),
            Link = FeedParser.Text(url, "loc"),
            Title = FeedParser.Text(news, "title"),
            Outlet = FeedParser.Text(publication, "name"),
            Language = FeedParser.Text(publication, "language"),
            Published = FeedTime.Parse(FeedParser.Text(news, "publication_date")) ?? FeedTime.Parse(FeedParser.Text(url, "lastmod")),
            Tags = FeedParser.Text(news, "keywords").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
    }
}
