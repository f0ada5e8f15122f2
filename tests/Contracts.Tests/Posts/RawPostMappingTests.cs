using CcgcStream.Contracts.Posts;
using CcgcStream.Contracts.V1;
using Google.Protobuf;

namespace CcgcStream.Contracts.Tests.Posts;

public sealed class RawPostMappingTests
{
    private static readonly AuthorPseudonym Pseudonyms = new("a-key-of-thirty-two-bytes-for-test"u8);

    private static readonly Post Full = PostReader.Complete(new Post
    {
        Id = "x:1", Source = "x", Kind = "reply", Url = "https://x.example/1", Title = "t", Text = "Wuhan", Lang = "en",
        PublishedAt = new DateTimeOffset(2020, 2, 3, 4, 5, 6, TimeSpan.Zero), CollectedAt = new DateTimeOffset(2020, 2, 3, 4, 6, 0, TimeSpan.Zero),
        Author = new Author { Id = "42", Handle = "someone", Name = "Some One", Type = "media", Followers = 9, Verified = true, Country = "GB", Bot = true },
        Outlet = new Outlet { Domain = "a.example", Name = "A", Country = "GB" }, Country = "GB", Media = [new Medium { Type = "video" }],
        Hashtags = ["wuhan"], Mentions = ["b"], ReplyTo = "x:0", ConversationId = "x:0", Place = new Place { Lat = 1, Lon = 2, CountryCode = "GB" },
        Metrics = new Metrics { Views = 0, Likes = 3 },
    });

    [Fact]
    public void Everything_but_the_author_s_identity_survives_the_log()
    {
        var raw = RawPost.Parser.ParseFrom(Full.ToRaw("live", Pseudonyms).ToByteArray());
        var back = raw.ToPost();

        Assert.Equal(Full.PublishedAt, back.PublishedAt);
        Assert.Equal((Full.Id, Full.Source, Full.Kind, Full.Text, Full.ReplyTo), (back.Id, back.Source, back.Kind, back.Text, back.ReplyTo));
        Assert.Equal(["video"], back.Media.Select(m => m.Type));
        Assert.True(raw.Metrics.HasViews && raw.Metrics.HasLikes && !raw.Metrics.HasShares);
        Assert.DoesNotContain("someone", raw.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Some One", raw.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pseudonym_depends_on_key_platform_and_author()
    {
        var author = new Author { Id = "42" };
        var other = new AuthorPseudonym("another-key-of-thirty-two-bytes!!!"u8);

        Assert.Equal(Pseudonyms.Of("x", author), Pseudonyms.Of("x", author));
        Assert.NotEqual(Pseudonyms.Of("x", author), Pseudonyms.Of("reddit", author));
        Assert.NotEqual(Pseudonyms.Of("x", author), other.Of("x", author));
        Assert.NotEqual(Pseudonyms.Of("xa", new Author { Id = "b" }), Pseudonyms.Of("x", new Author { Id = "ab" }));
        Assert.Equal("", Pseudonyms.Of("x", null));
    }

    [Theory]
    [InlineData("bluesky", "bluesky:at://did:plc:z72i7hdynmk6r22z27h6tvur/app.bsky.feed.post/3k", "https://bsky.app/profile/did:plc:z72i7hdynmk6r22z27h6tvur/post/3k", "z72i7hdynmk6r22z27h6tvur")]
    [InlineData("mastodon", "mastodon:https://m.example/users/jane/statuses/7", "https://m.example/@jane/7", "jane")]
    [InlineData("x", "x:7", "https://twitter.com/jane/status/7", "jane")]
    [InlineData("reddit", "reddit:t3_a", "https://www.reddit.com/user/Jane/comments/a", "jane")]
    public void Neither_id_nor_address_of_a_private_author_s_post_names_the_author(string source, string id, string url, string name)
    {
        var raw = new Post { Id = id, Source = source, Url = url, ReplyTo = id, ConversationId = id, Text = "Wuhan", Author = new Author { Id = "9", Handle = "jane" } }
            .ToRaw("live", Pseudonyms);
        Assert.DoesNotContain(name, raw.ToString(), StringComparison.OrdinalIgnoreCase);
        var deletion = new Post { Id = id, Source = source, Deleted = true }.ToRaw("live", Pseudonyms);
        Assert.Equal((raw.Id, raw.Id), (deletion.Id, raw.ReplyTo));
        Assert.Equal(source == "x" ? "https://twitter.com/i/status/7" : "", raw.Url);
    }

    [Theory]
    [InlineData("x", "official")]
    [InlineData("facebook", "")]
    public void The_address_of_an_official_account_or_a_page_stays(string source, string type)
    {
        var post = new Post { Id = source + ":7", Source = source, Url = "https://social.example/VisitWuhan/posts/7", Author = new Author { Handle = "VisitWuhan", Type = type } };
        Assert.Equal(post.Url, post.ToRaw("live", Pseudonyms).Url);
    }

    [Fact]
    public void A_short_key_is_refused() => Assert.Throws<ArgumentException>(() => new AuthorPseudonym("short"u8));
}
