using System.Text.Json;
using CcgcStream.Collector.Cities;
using CcgcStream.Collector.Sources.Bluesky;
using CcgcStream.Collector.Sources.Facebook;
using CcgcStream.Collector.Sources.Gdelt;
using CcgcStream.Collector.Sources.Instagram;
using CcgcStream.Collector.Sources.Mastodon;
using CcgcStream.Collector.Sources.Reddit;
using CcgcStream.Collector.Sources.Rss;
using CcgcStream.Collector.Sources.X;
using CcgcStream.Collector.Sources.YouTube;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;
using CcgcStream.Text.Cities;

namespace CcgcStream.Collector.Tests.Wire;

/// <summary>Parsing against what the sources really send.</summary>
public sealed class RealPayloadTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly FieldWatch _watch = new();

    [Theory]
    [InlineData("x_api_v2/pytwitter/apis/searches/search_tweets_query.json")]
    [InlineData("x_api_v2/pytwitter/apis/tweet/tweet_quote_tweets_resp.json")]
    public void X_posts_are_read_whole(string file)
    {
        using var json = JsonDocument.Parse(RealPayloads.Read(file));
        var data = json.RootElement.Items("data").ToList();
        var posts = data.Select(d => XPosts.Of(d, json.RootElement.Obj("includes"), Now, _watch)).OfType<Post>().ToList();
        Assert.Equal(data.Count(d => d.Str("created_at").Length > 0), posts.Count);
        Assert.All(posts, p => Assert.StartsWith("x:", p.Id, StringComparison.Ordinal));
    }

    [Fact]
    public void X_replies_keep_what_they_answer()
    {
        using var json = JsonDocument.Parse(RealPayloads.Read("x_api_v2/pytwitter/apis/searches/search_tweets_query.json"));
        var post = XPosts.Of(json.RootElement.Items("data").First(), json.RootElement.Obj("includes"), Now, _watch)!;
        Assert.Equal(("reply", "x:1275653067283759104", "en"), (post.Kind, post.ReplyTo, post.Lang));
        Assert.Contains("snowman", post.Mentions);
    }

    [Fact]
    public void Facebook_posts_carry_times_without_a_colon()
    {
        using var json = JsonDocument.Parse(RealPayloads.Read("facebook/facebook/apidata/posts/feed_fields_p1.json"));
        var posts = json.RootElement.Items("data").Select(p => FacebookPosts.Of(p, Now, _watch)).ToList();
        Assert.Equal(5, posts.Count);
        Assert.Equal(new DateTimeOffset(2021, 7, 4, 19, 50, 58, TimeSpan.Zero), posts[0]!.PublishedAt);
        var next = GraphManners.Next(json.RootElement, "http://stub");
        Assert.StartsWith("http://stub/v10.0/4/posts?", next, StringComparison.Ordinal);
        Assert.DoesNotContain("access_token", next, StringComparison.Ordinal);
    }

    [Fact]
    public void Instagram_media_without_a_time_are_refused_and_with_one_read()
    {
        using var bare = JsonDocument.Parse(RealPayloads.Read("instagram/instagram/apidata/hashtags/hashtag_recent_medias_p1.json"));
        Assert.All(bare.RootElement.Items("data"), m => Assert.Null(InstagramPosts.Of(m, "love", Now, _watch)));
        using var whole = JsonDocument.Parse(RealPayloads.Read("instagram/instagram/apidata/medias/medias_fields.json"));
        foreach (var media in whole.RootElement.EnumerateObject().Where(m => m.Value.Str("timestamp").Length > 0))
        {
            var post = InstagramPosts.Of(media.Value, "love", Now, _watch)!;
            Assert.Equal("instagram:" + media.Name, post.Id);
            Assert.Equal(media.Value.Num("like_count"), post.Metrics!.Likes);
        }
    }

    [Fact]
    public void YouTube_videos_and_comments_are_read_whole()
    {
        using var json = JsonDocument.Parse(RealPayloads.Read("youtube/apidata/videos/videos_info_single.json"));
        var video = YouTubePosts.Video(json.RootElement.Items("items").First(), Now, _watch)!;
        Assert.Equal("youtube:D-lhorsDlUQ", video.Id);
        Assert.Null(video.Metrics!.Views); // Not asked for in this answer, which is not zero.
        using var threads = JsonDocument.Parse(RealPayloads.Read("youtube/apidata/comment_threads/comment_threads_by_video_paged_1.json"));
        var comments = threads.RootElement.Items("items").SelectMany(t => YouTubePosts.Thread(t, Now)).OfType<Post>().ToList();
        Assert.Equal(5, comments.Count);
        Assert.All(comments, c => Assert.Equal("youtube:F1UP7wRCPH8", c.ConversationId));
    }

    [Fact]
    public void Reddit_listings_are_read_whole()
    {
        using var json = JsonDocument.Parse(RealPayloads.Read("reddit/subreddit/search-posts-12.json"));
        var children = json.RootElement.Obj("data").Items("children").ToList();
        Assert.NotEmpty(children);
        Assert.All(children, c => Assert.NotNull(RedditPosts.Of(c, Now, _watch)));
        using var comments = JsonDocument.Parse(RealPayloads.Read("reddit/user/comments.json"));
        var comment = RedditPosts.Of(comments.RootElement.Obj("data").Items("children").First(), Now, _watch)!;
        Assert.Equal(("comment", "reddit:t1_f0zsa37", "reddit:t3_d7ejpn"), (comment.Kind, comment.Id, comment.ReplyTo));
    }

    [Fact]
    public void Mastodon_streams_are_read_event_by_event()
    {
        var lines = File.ReadAllLines(RealPayloads.Path("mastodon/streaming.sse"));
        var updates = lines.Where((l, i) => i > 0 && lines[i - 1] is "event: update" or "event: status.update" && l.StartsWith("data: {", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(updates);
        foreach (var update in updates)
        {
            using var json = JsonDocument.Parse(update[6..]);
            var post = MastodonPosts.Of(json.RootElement, Now, _watch);
            Assert.True(post is not null || json.RootElement.Str("content").Length == 0);
            Assert.DoesNotContain("<", post?.Text ?? "", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Bluesky_events_give_posts_and_nothing_else()
    {
        var posts = 0;
        foreach (var line in File.ReadLines(RealPayloads.Path("bluesky_jetstream/jetstream_v1.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var commit = json.RootElement.Obj("commit");
            var isPost = commit.Str("collection") == "app.bsky.feed.post";
            var frame = JetstreamFrames.Read(System.Text.Encoding.UTF8.GetBytes(line), Now, _watch);
            Assert.Equal(json.RootElement.Num("time_us"), frame.Cursor);
            Assert.True(frame.Post is null || isPost);
            posts += frame.Post is null ? 0 : 1;
        }

        Assert.True(posts >= 15);
    }

    [Theory]
    [InlineData("20150218230000.gkg.sample.csv", 35, true)]
    [InlineData("20150218224500.translation.gkg.sample.csv", 30, false)]
    public void Gdelt_rows_find_their_cities_by_position(string file, int rows, bool namesCity)
    {
        var cities = new GkgCities(new CityTerms(CityCatalogue.Default, []));
        var all = File.ReadAllLines(RealPayloads.Path("gdelt_gkg/" + file));
        Assert.Equal(rows, all.Length);
        var about = 0;
        foreach (var row in all)
        {
            var post = GkgRow.Of(row, cities, Now, _watch, out var aboutCity);
            Assert.True(post is null || post.Id.StartsWith("gdelt:20", StringComparison.Ordinal));
            about += aboutCity && post?.Hashtags.Count > 0 ? 1 : 0;
        }

        Assert.Equal(namesCity, about > 0);
    }

    public static TheoryData<string> Feeds =>
    [
        "AtomSpecialCharacters.xml", "AtomTheVerge.xml", "AtomYoutubeInvestmentPunk.xml", "Rss091Stadtfeuerwehr.xml", "Rss10OrfAt.xml", "Rss20BreakingNews.xml",
        "Rss20CTVNews.xml", "Rss20FazNet.xml", "Rss20ISO88591Intranet30.xml", "Rss20JapanToday.xml", "Rss20LeFigaro.xml", "Rss20LeMonde.xml",
        "Rss20LeParisien.xml", "Rss20MoscowTimes.xml", "Rss20NYTimes.xml", "Rss20NuusInAfrikaans.xml", "Rss20Reuters.xml", "Rss20Spiegel.xml", "Rss20YandexRussia.xml",
    ];

    [Theory]
    [MemberData(nameof(Feeds))]
    public void Feeds_of_real_outlets_are_read_whole(string file)
    {
        var document = FeedParser.Parse(RealPayloads.Read("rss_atom/" + file));
        Assert.NotEmpty(document.Items);
        var feed = Feed.At("https://feeds.outlet.example/rss");
        var posts = document.Items.Select(i => RssPosts.Of(feed, document, i, Now)).ToList();
        Assert.All(posts, Assert.NotNull);
        Assert.All(posts, p => Assert.DoesNotContain('\uFFFD', p!.Title));
        Assert.InRange(posts.Select(p => p!.Id).Distinct().Count(), posts.Count - 1, posts.Count); // Le Figaro lists one article twice.
    }
}
