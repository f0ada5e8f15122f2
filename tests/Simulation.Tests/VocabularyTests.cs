using CcgcStream.Simulation.Profiles;
using CcgcStream.Simulation.Writing;

namespace CcgcStream.Simulation.Tests;

public class VocabularyTests
{
    public static TheoryData<string> Languages
        => [.. SimulationProfiles.Ccgcii2020.Languages.Select(language => language.Vocabulary).Distinct()];

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_vocabulary_is_complete(string language)
    {
        var vocabulary = Vocabularies.Of(language);

        Assert.Equal(language, vocabulary.Language);
        Assert.Equal(10, vocabulary.Cities.Count);
        Assert.Equal(7, vocabulary.Days.Length);
        Assert.Equal(12, vocabulary.Places.Length);
        Assert.Equal(12, vocabulary.People.Length);
        Assert.All(vocabulary.Topics.Values, topic =>
        {
            Assert.Equal(8, topic.Things.Length);
            Assert.True(topic.Leads.Length >= 3);
            Assert.NotEmpty(topic.Details);
        });
        Assert.All(vocabulary.Questions.Concat(vocabulary.Answers), template => Assert.True(template.NamesCity));
        Assert.All(vocabulary.Positive.Concat(vocabulary.Negative), template => Assert.False(template.NamesCity));
    }

    [Fact]
    public void There_are_at_least_fifteen_languages() => Assert.True(Languages.Count() >= 15);

    [Theory]
    [InlineData("an {open brace")]
    [InlineData("a {strange} slot")]
    public void A_broken_template_is_refused(string sentence) => Assert.Throws<FormatException>(() => Template.Parse(sentence));
}
