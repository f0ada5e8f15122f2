using CcgcStream.Quality.Stories;

namespace CcgcStream.Text.Tests.Stories;

public sealed class StoryQualityTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Copies_are_found_and_lookalikes_kept_apart(int seed)
    {
        var score = StoryScore.Of(new StoryExamples(seed).Make(48));
        Assert.True(score.F1 >= 0.95, $"F1 {score.F1:F3}, precision {score.Precision:F3}, recall {score.Recall:F3} of {score.TruePairs} pairs");
    }
}
