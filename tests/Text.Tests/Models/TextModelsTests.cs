using CcgcStream.Text.Models;

namespace CcgcStream.Text.Tests.Models;

public sealed class TextModelsTests
{
    private static readonly TextModels Models = TextModels.LoadDefault();

    [Theory]
    [InlineData("The hospital in the city is open and the doctors are busy", "en")]
    [InlineData("Das Krankenhaus ist nicht geöffnet und die Ärzte sind müde", "de")]
    [InlineData("武汉的医院今天重新开放了", "zh")]
    [InlineData("武漢の病院は今日から再開しました", "ja")]
    [InlineData("오늘 병원이 다시 문을 열었습니다", "ko")]
    [InlineData("http://t.co/abc @someone 😀 123", "und")]
    public void NamesTheLanguage(string text, string expected) => Assert.Equal(expected, Models.Language.Identify(text).Code);

    [Theory]
    [InlineData("The new metro line and the airport opened to traffic", "en", "transport")]
    [InlineData("成都火锅店排起长队，美食节开幕", "zh", "food")]
    public void NamesTheTopic(string text, string language, string expected) =>
        Assert.Equal(expected, Models.Topics.Classify(text, language)[0].Id);

    [Theory]
    [InlineData("What a great day, I love this beautiful city", "en", "positive")]
    [InlineData("Explosion kills ten, dozens injured in the crash", "en", "negative")]
    public void NamesTheSentiment(string text, string language, string expected)
    {
        var tag = Models.Sentiment.Score(text, language);
        Assert.Equal(expected, tag.Label);
        Assert.Equal(1, tag.Positive + tag.Neutral + tag.Negative, 9);
    }

    [Fact]
    public void TellsCitiesOfOneTextApart()
    {
        const string text = "Wuhan celebrates a great success. Harbin mourns the dead of the fire.";
        var wuhan = Models.Sentiment.ScoreToward(text, 0..5, [34..40], "en");
        var harbin = Models.Sentiment.ScoreToward(text, 34..40, [0..5], "en");
        Assert.Equal("positive", wuhan!.Label);
        Assert.Equal("negative", harbin!.Label);
        Assert.Null(Models.Sentiment.ScoreToward(text, 0..5, [], "en"));
    }
}
