using CcgcStream.Text.Stories;

namespace CcgcStream.Text.Tests.Stories;

public sealed class StorySketcherTests
{
    [Theory]
    [InlineData("Flood waters reach the old town!", "flood waters reach the OLD TOWN")]
    [InlineData("Flood waters reach the old town", "RT @desk: Flood waters reach the old town https://t.co/abc")]
    [InlineData("Flood waters reach the old town - Reuters", "Flood waters reach the old town")]
    [InlineData("Flood waters reach the old town | Evening Star", "Flood waters #reach the old town via @desk")]
    public void Dress_does_not_change_the_content(string a, string b) =>
        Assert.Equal(Sketch(a).ContentHash, Sketch(b).ContentHash);

    [Fact]
    public void Headline_and_body_are_one_content() =>
        Assert.Equal(Sketch("The harbour froze last night").ContentHash, StorySketcher.Sketch("The harbour froze", "last night").ContentHash);

    [Theory]
    [InlineData("")]
    [InlineData("  \n\t ")]
    [InlineData("https://t.co/abc @someone !!!")]
    [InlineData("\uD800\uD800\u200B")]
    public void A_text_without_words_has_no_sketch(string text) => Assert.Same(StorySketch.None, Sketch(text));

    [Fact]
    public void Numbers_keep_posts_of_one_template_apart()
    {
        var a = Sketch("Flight delays today: 12 flights, 840 passengers waiting");
        var b = Sketch("Flight delays today: 31 flights, 2170 passengers waiting");
        Assert.Empty(a.SuperShingles.Intersect(b.SuperShingles));
        Assert.NotEqual(a.ContentHash, b.ContentHash);
    }

    [Fact]
    public void A_copy_cut_short_shares_the_opening()
    {
        const string Full = "The city museum will return eleven bronze drums to villages in the southern hills after curators traced their owners through "
            + "letters kept in a monastery, and it has asked craftsmen to cast replicas so that visitors can still hear them played every weekend";
        Assert.NotEmpty(Sketch(Full).SuperShingles.Intersect(Sketch(Full[..150] + "…").SuperShingles));
    }

    [Fact]
    public void A_sketch_costs_a_few_dozen_numbers_however_long_the_text()
    {
        var text = string.Join(' ', Enumerable.Range(0, 20_000).Select(static i => $"word{i * 31 % 977}"));
        Assert.InRange(Sketch(text).SuperShingles.Count, 1, 32);
    }

    private static StorySketch Sketch(string text) => StorySketcher.Sketch([], text);
}
