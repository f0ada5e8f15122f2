using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Rules;
using CcgcStream.Alerting.Scores;

namespace CcgcStream.Alerting.Tests.Scores;

public class ScoreEngineTests
{
    private static readonly ScoreRule Drop = new() { Id = "score-drop" };
    private static readonly RankRule Rank = new() { Id = "rank-change" };

    [Theory]
    [InlineData(60, 54, 1, 1, true)]
    [InlineData(60, 56, 0.1, 1, false)] // Too small.
    [InlineData(60, 54, 3, 1, false)] // Too uncertain.
    [InlineData(60, 54, 1, 0.5, false)] // On half of the data.
    public void A_score_drop_has_to_be_large_sure_and_complete(double then, double now, double sd, double completeness, bool fires)
    {
        var step = ScoreEngine.Observe(ScoreAlertState.Empty, 10, [(Drop, Snapshot(1, ("wuhan", then, sd, 1)), Snapshot(10, ("wuhan", now, sd, completeness)))]);
        Assert.Equal(fires, step.Events.Any(e => e.Kind == AlertEventKind.Fired));
    }

    [Fact]
    public void A_rank_that_moved_beyond_its_interval_fires_once()
    {
        var then = Snapshot(1, [.. Enumerable.Range(0, 20).Select(i => ($"c{i:00}", 80.0 - (3 * i), 0.5, 1.0))]);
        var now = Snapshot(10, [.. Enumerable.Range(0, 20).Select(i => ($"c{i:00}", i == 15 ? 90 : 80.0 - (3 * i), 0.5, 1.0))]);
        var step = ScoreEngine.Observe(ScoreAlertState.Empty, 10, [(Rank, then, now)]);
        Assert.Equal("c15", Assert.Single(step.Events).Key.City);
        Assert.Empty(ScoreEngine.Observe(step.State, 11, [(Rank, then, now)]).Events);
    }

    private static ScoreSnapshot Snapshot(long bucket, params (string City, double Score, double Sd, double Completeness)[] cities) => new(
        "live", "24h", bucket,
        cities.ToDictionary(c => c.City, c => (IReadOnlyDictionary<string, ScoreReading>)new Dictionary<string, ScoreReading> { ["composite"] = new(c.Score, c.Sd, c.Completeness) }));
}
