using CcgcStream.Alerting.Evidence;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting.Tests.Engine;

public class ReputationDropTests
{
    private const string Rule = "reputation-drop";

    [Fact]
    public void A_steady_city_raises_nothing()
    {
        var feed = new Feed();
        feed.Send(96 * 10, negative: 1, other: 9);
        Assert.Empty(feed.Events);
    }

    [Fact]
    public void A_rise_fires_once_with_evidence_that_adds_up_and_then_resolves()
    {
        var feed = new Feed();
        feed.Send(96 * 4, negative: 1, other: 9);
        feed.Send(8, negative: 7, other: 3);
        feed.Send(96, negative: 1, other: 9);

        var kinds = feed.KindsOf(Rule);
        Assert.Equal(1, kinds.Count(k => k == AlertEventKind.Fired));
        Assert.Equal(AlertEventKind.Resolved, kinds[^1]);
        var fired = feed.Events.First(e => e.Kind == AlertEventKind.Fired && e.Key.Rule == Rule);
        var evidence = fired.Evidence!;
        Assert.Equal(evidence.Nats, evidence.Stories.Sum(s => s.Nats) + evidence.RestNats, 9);
        Assert.InRange(evidence.Nats, 6, 60);
        Assert.InRange(evidence.Soonest!.Value, evidence.Onset!.Value, fired.At);
        Assert.NotEmpty(evidence.Clears);
        Assert.Single(feed.Events.Where(e => e.Key.Rule == Rule).Select(e => e.AlertId).Distinct());
    }

    [Fact]
    public void A_surge_of_ordinary_stories_is_no_drop()
    {
        var feed = new Feed();
        feed.Send(96 * 5, negative: 1, other: 9);
        feed.Send(40, negative: 8, other: 72);
        Assert.DoesNotContain(AlertEventKind.Fired, feed.KindsOf(Rule));
    }

    [Theory]
    [InlineData(0.5, false)]
    [InlineData(0, true)] // The slow memory alone takes the return for a drop.
    public void A_return_from_a_good_spell_is_no_drop(double quickHalfLifeDays, bool fires)
    {
        var feed = new Feed(RuleSet.Default with { Rules = [new ReputationRule { Id = Rule, QuickHalfLifeDays = quickHalfLifeDays }] });
        feed.Send(96 * 10, negative: 1, other: 9);
        feed.Send(96 * 14, negative: 0, other: 10);
        var negatives = 0.0;
        for (var i = 0; i < 96 * 7; i++)
        {
            // Two points more a day until the usual tenth is back.
            var before = (int)negatives;
            negatives += 10 * Math.Min(0.1, 0.02 * ((i / 96) + 1));
            feed.Send(1, (int)negatives - before, 10 - (int)negatives + before);
        }

        Assert.Equal(fires, feed.KindsOf(Rule).Contains(AlertEventKind.Fired));
    }

    [Fact]
    public void Learning_the_odds_finds_a_strong_incident_sooner() => Assert.True(Strong(learn: 10) < Strong(learn: 0));

    [Fact]
    public void Stories_that_did_not_arrive_count_as_ordinary_ones()
    {
        var (complete, held) = (First(Faint(1), AlertEventKind.Fired), Faint(0));
        var (said, fired) = (First(held, AlertEventKind.Inhibited), First(held, AlertEventKind.Fired));
        Assert.Equal(complete.At, said.At);
        Assert.True(fired.At > said.At);
        Assert.True(said.Evidence!.Nats < said.Evidence.Threshold && said.Evidence.Nats + said.Evidence.MissingNats >= said.Evidence.Threshold);
        Assert.Contains("did not arrive", said.Summary);
    }

    [Fact]
    public void With_the_first_incomplete_bucket_those_before_it_in_the_run_are_doubted_too()
    {
        var run = new EvidenceRun { Onset = 100 };
        for (var bucket = 100; bucket < 120; bucket++)
        {
            run = run.Await(bucket, 10, 1, heeded: true);
        }

        Assert.Equal(0, run.Missing);
        run = run.Await(120, 10, 0.9, heeded: true);
        Assert.Equal(8_000_000, run.Missing); // A tenth of this bucket's ten votes, and of seven before.
        Assert.Equal(9_000_000, run.Await(121, 10, 0.9, heeded: true).Missing);
        Assert.Equal(3_000_000, new EvidenceRun { Onset = 100 }.Await(102, 10, 0.9, heeded: true).Missing);
    }

    private static AlertEvent First(Feed feed, AlertEventKind kind) => feed.Events.First(e => e.Kind == kind && e.Key.Rule == Rule);

    /// <summary>A fainter incident while a platform with a tenth of the stories delivers a part of what it should.</summary>
    private static Feed Faint(double delivered)
    {
        var feed = new Feed();
        for (var i = 0; i < 96 * 5; i++)
        {
            feed.Observe([.. Enumerable.Range(0, 10).Select(n => feed.Vote(n == 0) with { Platform = n == 9 ? "reddit" : "x" })]);
        }

        feed.Completeness = delivered < 1 ? new Dictionary<string, double> { ["reddit"] = delivered } : null;
        feed.Send(20, negative: 3, other: 6);
        return feed;
    }

    private static DateTimeOffset Strong(double learn)
    {
        var feed = new Feed(RuleSet.Default with { Rules = [new ReputationRule { Id = Rule, LearnVotes = learn, Fire = 40 }] });
        feed.Send(96 * 4, negative: 1, other: 9);
        feed.Send(40, negative: 9, other: 1);
        return First(feed, AlertEventKind.Fired).At;
    }

    [Fact]
    public void One_loud_author_is_no_support()
    {
        var feed = new Feed();
        feed.Send(96 * 4, negative: 1, other: 9, community: "one.example");
        feed.Send(20, negative: 9, other: 1, community: "one.example");
        Assert.DoesNotContain(AlertEventKind.Fired, feed.KindsOf(Rule));
    }

    [Fact]
    public void Incomplete_data_inhibits_and_says_so()
    {
        var feed = new Feed();
        feed.Send(96 * 4, negative: 1, other: 9);
        feed.Send(2, negative: 7, other: 3);
        feed.Completeness = new Dictionary<string, double> { ["x"] = 0.3 };
        feed.Send(20, negative: 9, other: 1);
        var kinds = feed.KindsOf(Rule);
        Assert.Equal(1, kinds.Count(k => k == AlertEventKind.Inhibited));
        Assert.Equal(AlertEventKind.Inhibited, kinds[^1]);
    }
}
