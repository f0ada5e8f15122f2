using CcgcStream.Index.Reporting;
using CcgcStream.Reporting.Wording;

namespace CcgcStream.Reporting.Findings;

/// <summary>The challenges that the published report names, as measures.</summary>
internal static class Challenges
{
    public static IReadOnlyList<FindingGroup> Of(ReportDocument document, ReportWording words)
    {
        var now = document.Period.Challenges;
        var before = document.Previous?.Challenges;
        return
        [
            new(words[Label.Disorganised],
            [
                Share(Label.OutsideStories, now.OutsideAnyStoryOrTopic, before?.OutsideAnyStoryOrTopic),
                Plain(Label.TopicEvenness, now.TopicEvenness, before?.TopicEvenness),
            ]),
            new(words[Label.OfficialAlone],
            [
                Share(Label.OfficialShare, now.OfficialShare, before?.OfficialShare),
                Plain(Label.ActorEvenness, now.ActorEvenness, before?.ActorEvenness),
            ]),
            new(words[Label.TextReliance], [Share(Label.TextAndImage, now.TextAndImageShare, before?.TextAndImageShare)]),
            new(words[Label.SlowAnswers],
            [
                new(words[Label.Questions], Figures.Count(now.Questions)),
                Share(Label.AnsweredInDay, now.AnsweredWithinDay, before?.AnsweredWithinDay),
                Wait(now, before),
            ]),
            new(words[Label.TwoWay],
            [
                new(words[Label.Conversations], Figures.Count(now.Conversations)),
                Share(Label.TwoWayShare, now.TwoWayShare, before?.TwoWayShare),
            ]),
            new(words[Label.Differences],
            [
                Spread(Label.CountrySpread, now.CountrySpread, before?.CountrySpread),
                Spread(Label.LanguageSpread, now.LanguageSpread, before?.LanguageSpread),
                Spread(Label.PlatformSpread, now.PlatformSpread, before?.PlatformSpread),
            ]),
        ];

        Finding Share(Label label, double? share, double? previous) => share is not { } value
            ? new(words[label], words[Label.None])
            : new(words[label], Figures.Percent(value), Figures.Change(new(value, previous), words));

        Finding Plain(Label label, double value, double? previous)
            => new(words[label], Figures.Ratio(value), Figures.Signed(value - previous));

        Finding Spread(Label label, double value, double? previous)
            => new(words[label], $"{Figures.Ratio(value)} {words[Label.Points]}", Figures.Signed(value - previous));

        Finding Wait(PeriodChallenges current, PeriodChallenges? previous) => current.MedianAnswerHours is not { } hours
            ? new(words[Label.MedianWait], words[Label.None])
            : new(words[Label.MedianWait], $"{Figures.Score(hours)} {words[Label.Hours]}", previous?.MedianAnswerHours is { } before ? $"{Figures.Signed(hours - before)} {words[Label.Hours]}" : "");
    }
}
