using System.Text.Json;
using CcgcStream.Collector.Sources.Rss;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.NewsApi;

/// <summary>Articles of NewsAPI; their text is cut, and a mark such as "[+2121 chars]" stands at its end.</summary>
internal static class NewsApiPosts
{
    private static readonly FieldSet Fields = FieldSet.Of("source title url publishedAt", "author description urlToImage content");

    public static Post? Of(JsonElement article, DateTimeOffset now, FieldWatch watch)
    {
        watch.Look("article", article, Fields);
        var title = article.Str("title");
        if (!Uri.TryCreate(article.Str("url"), UriKind.Absolute, out var url) || title is "" or "[Removed]" || article.Time("publishedAt") is not { } published)
        {
            return null;
        }

        var content = article.Str("content");
        var cut = content.LastIndexOf(" [+", StringComparison.Ordinal);
        var description = HtmlText.Of(article.Str("description"));
        var body = HtmlText.Of(cut >= 0 ? content[..cut] : content);
        return new Post
        {
            Id = PostId.FromUrl("news", url.AbsoluteUri),
            Source = "news",
            Channel = "media",
            Kind = "article",
            Url = url.AbsoluteUri,
            Title = title,
            Text = body.StartsWith(description, StringComparison.Ordinal) ? body : $"{description}\n{body}".Trim(),
            PublishedAt = published,
            CollectedAt = now,
            Author = article.Str("author") is { Length: > 0 } name ? new Author { Name = name, Type = "media" } : null,
            Outlet = new Outlet { Domain = Feed.OutletDomain(url.Host), Name = article.Obj("source").Str("name") },
            Media = article.Str("urlToImage").Length > 0 ? [new Medium { Type = "image" }] : [],
        };
    }
}
