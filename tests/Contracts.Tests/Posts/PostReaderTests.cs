using System.Text;
using CcgcStream.Contracts.Posts;
using CsCheck;

namespace CcgcStream.Contracts.Tests.Posts;

public sealed class PostReaderTests
{
    [Fact]
    public void A_post_with_only_the_required_fields_gets_its_defaults()
    {
        var post = Read("""{"id":"x:1","text":"Wuhan","publishedAt":"2020-02-03T04:05:06Z"}""");

        Assert.Equal("other", post.Source);
        Assert.Equal("social", post.Channel);
        Assert.Equal("post", post.Kind);
        Assert.Equal(new DateTimeOffset(2020, 2, 3, 4, 5, 6, TimeSpan.Zero), post.PublishedAt);
        Assert.Null(post.CollectedAt);
        Assert.Empty(post.Media);
    }

    [Fact]
    public void Empty_strings_for_times_and_null_for_strings_mean_nothing()
    {
        var post = Read("""{"id":"x:1","text":"a","title":null,"publishedAt":"2020-02-03","collectedAt":"","hashtags":null,"metrics":{"likes":null,"observedAt":""}}""");

        Assert.Equal("", post.Title);
        Assert.Null(post.CollectedAt);
        Assert.Null(post.Metrics!.ObservedAt);
        Assert.Null(post.Metrics.Likes);
        Assert.Empty(post.Hashtags);
        Assert.Equal(TimeSpan.Zero, post.PublishedAt!.Value.TimeOfDay);
    }

    [Fact]
    public void An_id_is_made_from_source_and_url_and_is_always_the_same()
    {
        const string line = """{"source":"news","url":"https://a.example/1","title":"t","publishedAt":"2020-01-01T00:00:00Z"}""";
        Assert.Equal(Read(line).Id, Read(line).Id);
        Assert.StartsWith("news:url:", Read(line).Id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"text":"a","publishedAt":"2020-01-01T00:00:00Z"}""", "id is missing")]
    [InlineData("""{"id":"1","publishedAt":"2020-01-01T00:00:00Z"}""", "text or title is missing")]
    [InlineData("""{"id":"1","text":"a"}""", "publishedAt is missing")]
    [InlineData("""{"id":"1","text":"a","publishedAt":"yesterday"}""", "publishedAt: 'yesterday' is not a time")]
    [InlineData("""{"id":1,"text":"a","publishedAt":"2020-01-01T00:00:00Z"}""", "id: expected a string, found Number")]
    [InlineData("""{"id":"1","text":"a" """, "")]
    [InlineData("null", "expected a JSON object")]
    [InlineData("[]", "expected a JSON object")]
    [InlineData("""{"id":"1","text":"a","metrics":{"likes":[]}}""", "metrics.likes: a value of another type is expected")]
    public void A_bad_line_says_what_is_wrong(string line, string expected)
    {
        Assert.False(PostReader.TryRead(Encoding.UTF8.GetBytes(line), out _, out var error));
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_withdrawal_needs_only_the_id() => Assert.True(Read("""{"id":"x:1","deleted":true}""").Deleted);

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() =>
        Assert.Equal("a\uFFFDb\n😀", Read("""{"id":"1","text":"a\ud800b\n\ud83d\ude00","publishedAt":"2020-01-01T00:00:00Z"}""").Text);

    [Fact]
    public void Unknown_fields_are_ignored_and_numbers_may_be_strings() =>
        Assert.Equal(7, Read("""{"id":"1","text":"a","publishedAt":"2020-01-01T00:00:00Z","x":{"y":[1]},"metrics":{"likes":"7"}}""").Metrics!.Likes);

    [Fact]
    public void No_bytes_make_the_reader_throw() =>
        Gen.Byte.Array[0, 200].SampleFixed(bytes => { PostReader.TryRead(bytes, out _, out _); }, iter: 5_000);

    private static Post Read(string line)
    {
        Assert.True(PostReader.TryRead(Encoding.UTF8.GetBytes(line), out var post, out var error), error);
        return post!;
    }
}
