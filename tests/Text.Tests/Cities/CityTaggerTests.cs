using CcgcStream.Contracts.Tagging;
using CcgcStream.Text.Cities;

namespace CcgcStream.Text.Tests.Cities;

public sealed class CityTaggerTests
{
    [Fact]
    public void The_span_points_at_the_name_in_title_line_break_text()
    {
        const string Title = "A quiet spring";
        const string Text = "The gardens of Suzhou\u200B are open";
        var tag = Assert.Single(CityTagger.Default.Tag(Title, Text, []));
        Assert.Equal("Suzhou", (Title + "\n" + Text)[tag.Span[0]..tag.Span[1]]);
        Assert.Equal(1, tag.Share, 5);
        Assert.InRange(tag.Confidence, 0.9, 1);
    }

    [Fact]
    public void Shares_sum_to_at_most_one_and_the_title_weighs_most()
    {
        var tags = CityTagger.Default.Tag("Harbin carves its ice palace", "Visitors come from Beijing, Shanghai and Tianjin.", []);
        Assert.Equal(["harbin", "beijing", "shanghai", "tianjin"], tags.Select(static t => t.Id));
        Assert.InRange(tags.Sum(static t => t.Share), 0.99, 1.0);
        Assert.True(tags[0].Share > tags[1].Share);
    }

    [Fact]
    public void A_city_named_once_in_passing_in_a_long_text_has_half_of_it()
    {
        var text = string.Concat(Enumerable.Repeat("The harbour master counted the boats twice. ", 60)) + "One came from Ningbo.";
        Assert.Equal(0.5, Assert.Single(CityTagger.Default.Tag(text)).Share, 5);
    }

    [Fact]
    public void A_sure_sighting_after_many_doubtful_ones_still_weighs()
    {
        // Found by the fuzzer: the share was not a number.
        var text = string.Concat(Enumerable.Repeat("A Chengdu J-20 flew by. ", 6)) + "Rain fell on Chengdu.";
        Assert.Equal(1, Assert.Single(CityTagger.Default.Tag(text)).Share, 5);
    }

    [Fact]
    public void A_hashtag_field_is_read_and_has_no_span()
    {
        var tag = Assert.Single(CityTagger.Default.Tag([], "Cherry blossom at last", ["WuhanInBloom"]));
        Assert.Equal("wuhan", tag.Id);
        Assert.Equal([0, 0], tag.Span);
    }

    [Theory]
    [InlineData("Xī'a\u0301n in the rain", "xian")]
    [InlineData("W\u200Bu\u2060han tonight", "wuhan")]
    [InlineData("\uD835\uDDEA\uD835\uDE02\uD835\uDDF5\uD835\uDDEE\uD835\uDDFB tonight", "wuhan")]
    [InlineData("ＳＨＡＮＧＨＡＩ at night", "shanghai")]
    [InlineData("Be\u0300i\u0304ji\u0304ng wakes up early in China", "beijing")]
    public void Disguised_letters_are_read(string text, string city) =>
        Assert.Equal(city, Assert.Single(CityTagger.Default.Tag(text)).Id);

    [Fact]
    public void Doubt_shows_in_the_confidence()
    {
        double Confidence(string text) => Find(text).Confidence;
        Assert.True(Confidence("The night buses of Wuhan are free") > Confidence("The Wuhan virus reached the islands"));
        Assert.True(Confidence("He sailed to Amoy and on to Swatow in China") > Confidence("He sailed to Amoy"));
        Assert.InRange(Confidence("Which Taizhou is meant"), 0.45, 0.55);
    }

    [Fact]
    public void A_link_is_not_a_mention() =>
        Assert.Empty(CityTagger.Default.Tag("read this https://news.example/shanghai/wuhan-today www.beijing.example"));

    [Fact]
    public void The_same_text_gives_the_same_tags_on_every_thread()
    {
        const string Text = "From Chengdu to Chongqing by fast train";
        var expected = string.Join(' ', CityTagger.Default.Tag(Text).Select(static t => $"{t.Id}{t.Share}"));
        var all = Enumerable.Range(0, 64).AsParallel().Select(_ => string.Join(' ', CityTagger.Default.Tag(Text).Select(static t => $"{t.Id}{t.Share}")));
        Assert.All(all, found => Assert.Equal(expected, found));
    }

    private static CityTag Find(string text) => CityTagger.Default.Tag(text)[0];
}
