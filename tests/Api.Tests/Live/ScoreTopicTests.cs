using System.Text;
using CcgcStream.Api.Ranking;
using CcgcStream.Contracts.Topics;
using CcgcStream.Contracts.V1;
using CcgcStream.Streaming;
using CcgcStream.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace CcgcStream.Api.Tests.Live;

/// <summary>The topic of scores beside the API, behind the whole pipeline: its readers see what the API's readers see.</summary>
public sealed class ScoreTopicTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    [Fact]
    public async Task The_last_record_of_each_key_is_the_score_that_is_served()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        // Live scores move with the clock, so that both sides are read until they agree.
        while (await DifferenceAsync(patience.Token) is { } difference)
        {
            Assert.False(patience.IsCancellationRequested, difference);
            await Task.Delay(200, CancellationToken.None);
        }
    }

    private async Task<string?> DifferenceAsync(CancellationToken ct)
    {
        var log = pipeline.Site.Services.GetRequiredService<IEventLog>();
        var told = new Dictionary<string, CityScore>(StringComparer.Ordinal);
        await foreach (var record in log.ReadAsync(TopicNames.Scores, 0, 0, ct))
        {
            told[Encoding.UTF8.GetString(record.Key.Span)] = Timeless(CityScore.Parser.ParseFrom(record.Value.Span));
        }

        var served = new List<CityScore>();
        foreach (var window in IndexWindows.All)
        {
            served.AddRange(await pipeline.Site.Scores.GetAsync("live", window, ct));
        }

        Assert.NotEmpty(served);
        var differing = served.Where(score => !Timeless(score).Equals(told.GetValueOrDefault($"live/{score.City}/{score.Window}"))).ToArray();
        return differing.Length == 0 ? null : $"{differing.Length} of {served.Count} scores are not in the topic of {told.Count}, such as {differing[0]}";
    }

    private static CityScore Timeless(CityScore score)
    {
        var value = score.Clone();
        (value.Revision, value.AsOfUs) = (0, 0);
        return value;
    }
}
