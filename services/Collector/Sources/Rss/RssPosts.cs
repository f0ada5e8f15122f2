using System.Security.Cryptography;
using System.Text;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.Rss;

/// <summary>Feed items as posts.</summary>
internal static class RssPosts
{
    /// <summary>The post of an item; null when it has neither identity nor words.</summary>
    /// <param name="feed">Its feed.</param>
    /// <param name="document">The feed as read.</param>
    /// <param name="item">The item.</param>
    /// <param name="now">Publishing time of an item that states none: it was not there at the last visit.</param>
    public static Post? Of(Feed feed, FeedDocument document, FeedItem item, DateTimeOffset now)
    {
        var link = Uri.TryCreate(feed.Address, item.Link, out var absolute) && absolute.Scheme is "http" or "https" ? absolute.AbsoluteUri : "";
        var title = HtmlText.Of(item.Title);
        var text = HtmlText.Of(item.Body);
        if ((item.Guid.Length == 0 && link.Length == 0) || (title.Length == 0 && text.Length == 0) || link.Length > 2048)
        {
            return null;
        }

        var domain = feed.Domain.Length > 0 ? feed.Domain : Feed.OutletDomain(feed.Address.Host);
        return new Post
        {
            Id = $"news:{domain}:{Hash(item.Guid.Length > 0 ? item.Guid : link)}",
            Source = "news",
            Channel = "media",
            Kind = "article",
            Url = link,
            Title = title,
            Text = text,
            Lang = item.Language.Length > 0 ? item.Language : document.Language.Length > 0 ? document.Language : feed.Language,
            PublishedAt = item.Published ?? item.Updated ?? now,
            CollectedAt = now,
            Author = item.Author.Length == 0 ? null : new Author { Name = item.Author, Type = "media" },
            Outlet = new Outlet { Domain = domain, Name = item.Outlet.Length > 0 ? item.Outlet : feed.Name, Country = feed.Country },
            Country = feed.Country,
            Hashtags = [.. item.Tags.Take(32)],
            Media = [.. item.Media.Select(m => new Medium { Type = m })],
        };
    }

    private static string Hash(string identity) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 12));
}
