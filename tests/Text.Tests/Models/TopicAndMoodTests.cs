using CcgcStream.Text.Models;
using CcgcStream.Text.Sentiment;

namespace CcgcStream.Text.Tests.Models;

/// <summary>A sentence a language, none of which a model learned from, and what no figure shows.</summary>
public sealed class TopicAndMoodTests
{
    private static readonly TextModels Models = TextModels.LoadDefault();

    [Theory]
    [InlineData("en", "Pupils sit their final exam as teachers wait outside the school", "education")]
    [InlineData("de", "Neuer Impfstoff: Kliniken nehmen wieder Patienten auf", "healthcare")]
    [InlineData("fr", "La gare rouvre, les trains circulent de nouveau", "transport")]
    [InlineData("es", "El chef abre un restaurante de fideos", "food")]
    [InlineData("pt", "Exposição de pintura reúne artistas no museu", "culture")]
    [InlineData("it", "La fabbrica di robot assume ingegneri", "industry")]
    [InlineData("ru", "Биржа растёт, инвесторы покупают акции", "economy")]
    [InlineData("pl", "Parada i fajerwerki na festiwalu lampionów", "festivals")]
    [InlineData("tr", "Havalimanında uçuşlar gecikti", "transport")]
    [InlineData("zh", "高考成绩今天公布，考生可以查分", "education")]
    [InlineData("ja", "病院でワクチンの接種が始まる", "healthcare")]
    [InlineData("ko", "반도체 공장 증설, 생산 늘린다", "industry")]
    [InlineData("vi", "Lễ hội đèn lồng trung thu", "festivals")]
    [InlineData("id", "Bursa saham naik, investor membeli saham bank", "economy")]
    [InlineData("th", "ร้านอาหารเปิดใหม่ อร่อยมาก", "food")]
    [InlineData("ar", "الطلاب يبدأون الامتحانات في الجامعة", "education")]
    [InlineData("fa", "بیماران در بیمارستان واکسن زدند", "healthcare")]
    [InlineData("hi", "अस्पताल में मरीजों को टीका लगाया गया", "healthcare")]
    [InlineData("sw", "Wagonjwa wapata chanjo hospitalini", "healthcare")]
    [InlineData("bn", "হাসপাতালে রোগীদের টিকা দেওয়া হয়েছে", "healthcare")]
    public void NamesTheTopicInManyLanguages(string language, string text, string topic) => Assert.Equal(topic, Models.Topics.Classify(text, language)[0].Id);

    [Fact]
    public void ATextMayHaveTwoTopics()
    {
        var topics = Models.Topics.Classify("Doctors and nurses treat patients. Trains and buses stop at the airport terminal.", "en");
        Assert.Equal(["healthcare", "transport"], topics.Select(static t => t.Id).Order());
        Assert.All(topics, static t => Assert.InRange(t.P, 0.2, 1));
    }

    [Theory]
    [InlineData("die Stadt ist :)", "die Stadt ist :(", "de")]
    [InlineData("voilà la ville <3", "voilà la ville :'(", "fr")]
    [InlineData("la ciudad 😍", "la ciudad 😡", "es")]
    [InlineData("the city ;-)", "the city :-(", "en")]
    public void FacesTellTheMood(string glad, string sad, string language)
    {
        Assert.True(Models.Sentiment.Score(glad, language).Positive > Models.Sentiment.Score(sad, language).Positive);
        Assert.True(Models.Sentiment.Score(glad, language).Negative < Models.Sentiment.Score(sad, language).Negative);
    }

    [Theory]
    [InlineData("This is a good city", "This is not a good city", "en")]
    [InlineData("Das ist schön", "Das ist nicht schön", "de")]
    [InlineData("这里很好吃", "这里不好吃", "zh")]
    [InlineData("C'est beau", "Ce n'est pas beau", "fr")]
    public void NegationLowersThePraise(string praise, string negated, string language) =>
        Assert.True(Models.Sentiment.Score(praise, language).Positive > Models.Sentiment.Score(negated, language).Positive);

    [Theory]
    [InlineData("Shanghai rejoices but Harbin grieves", 0, 8, 22, 28, "Shanghai rejoices")]
    [InlineData("Shanghai and Harbin rejoice", 0, 8, 13, 19, "Shanghai and Harbin rejoice")]
    [InlineData("上海庆祝，而南京发生火灾", 0, 2, 6, 8, "上海庆祝，")]
    [InlineData("Explosion in Dalian. Wuhan wins", 21, 26, 13, 19, " Wuhan wins")]
    [InlineData("Shanghai thrives as Harbin fears ruin", 20, 26, 0, 8, " as Harbin fears ruin")]
    public void TheWindowOfACityEndsWhereAnotherBegins(string text, int start, int end, int otherStart, int otherEnd, string window) =>
        Assert.Equal(window, CityWindow.Around(text, start..end, [otherStart..otherEnd]).ToString());

    [Fact]
    public void ScoringAllocatesNothingButTheAnswer()
    {
        const string text = "Harbin's ice festival lights up, visitors are delighted :) 哈尔滨冰雪节";
        Models.Sentiment.Score(text, "en");
        Models.Topics.Classify(text, "en");
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Models.Sentiment.Score(text, "en");
            Models.Topics.Classify(text, "en");
        }
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 320);
    }
}
