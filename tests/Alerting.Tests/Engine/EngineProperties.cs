using System.Text.Json;
using CcgcStream.Alerting.Evidence;
using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Rules;
using CcgcStream.Alerting.Slices;
using CsCheck;

namespace CcgcStream.Alerting.Tests.Engine;

public class EngineProperties
{
    private static readonly Gen<(int Negative, int Other, int Gap)[]> Histories =
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 8], Gen.Int[1, 4]).Array[1, 120];

    [Fact]
    public void The_same_history_gives_the_same_bytes_and_events() => Histories.SampleFixed(history =>
    {
        var (one, two) = (Run(history), Run(history));
        return Bytes(one.State).AsSpan().SequenceEqual(Bytes(two.State)) && one.Events.Select(e => e.Id).SequenceEqual(two.Events.Select(e => e.Id));
    }, iter: 15);

    [Fact]
    public void A_state_read_back_goes_on_as_if_nothing_had_happened() => Histories.SampleFixed(history =>
    {
        var whole = Run(history);
        var restarted = Run(history, restart: true);
        return Bytes(whole.State).AsSpan().SequenceEqual(Bytes(restarted.State)) && whole.Events.Select(e => e.Id).SequenceEqual(restarted.Events.Select(e => e.Id));
    }, iter: 15);

    [Fact]
    public void Event_ids_never_repeat_and_evidence_is_the_sum_of_its_stories() => Histories.SampleFixed(history =>
    {
        var events = Run(history).Events;
        return events.Select(e => e.Id).Distinct().Count() == events.Count
            && events.All(e => Math.Abs(e.Evidence!.Nats - e.Evidence.Stories.Sum(s => s.Nats) - e.Evidence.RestNats) < 1e-9 && double.IsFinite(e.Evidence.Nats))
            && events.Where(e => e.Kind == AlertEventKind.Fired && e.Key.Rule != "volume-anomaly.down").All(e => e.Evidence!.NEff >= 8 && e.Evidence.Communities >= 3 && e.Evidence.Nats >= e.Evidence.Threshold);
    }, iter: 15);

    [Fact]
    public void An_old_bucket_changes_nothing()
    {
        var feed = new Feed();
        feed.Send(20, 2, 5);
        var step = AlertEngine.Observe(feed.State, new CityObservation("live", "wuhan", feed.Bucket, [feed.Vote(true)]), RuleSet.Default);
        Assert.Same(feed.State, step.State);
        Assert.Empty(step.Events);
    }

    [Fact]
    public void A_story_that_has_voted_does_not_vote_again()
    {
        var feed = new Feed();
        feed.Send(96 * 4, negative: 1, other: 9);
        for (var i = 0; i < 96; i++)
        {
            feed.Observe([.. Enumerable.Range(0, 10).Select(_ => feed.Vote(negative: true) with { Voted = true })]);
        }

        Assert.DoesNotContain(feed.Events, e => e.Kind == AlertEventKind.Fired && e.Signal == AlertSignal.Reputation);
    }

    [Fact]
    public void Votes_do_not_depend_on_the_order_of_pieces() => Gen.Shuffle(Enumerable.Range(0, 12).ToArray()).SampleFixed(order =>
    {
        var book = new VoteBook();
        foreach (var n in order)
        {
            book.Add(new StoryVote { Story = $"s{n % 4}", PostId = $"p{n:00}", NegativeMicro = n * 50_000, WeightMicro = 1_000_000 - n, Topics = [$"t{n % 3}"] });
        }

        return JsonSerializer.Serialize(book.Votes()) == JsonSerializer.Serialize(Ordered().Votes());
    });

    [Fact]
    public void More_slices_ask_for_more_evidence() => Gen.Double[-5, 12].Array[1, 40].SampleFixed(nats =>
    {
        var threshold = FalseDiscoveryControl.Threshold(nats, 6);
        // Benjamini-Hochberg on e-values: with j over the threshold, it is at least ln(m / j) above that of one test.
        var over = nats.Count(n => n >= threshold);
        return threshold >= 6 - 1e-9 && (over == 0 || threshold >= 6 + Math.Log((double)nats.Length / over) - 1e-9);
    });

    [Fact]
    public void A_watch_over_many_buckets_says_what_one_bucket_at_a_time_says() => Gen.Select(Histories, Gen.Int[1, 40]).SampleFixed((history, look) =>
    {
        var stepwise = Run(history);
        var (watch, events, seen) = (new CityWatch(CityAlertState.Empty), new List<AlertEvent>(), 0);
        foreach (var observation in Observations(history))
        {
            watch.Observe(observation, RuleSet.Default, events);
            _ = ++seen % look == 0 ? watch.State : null; // Whether somebody looks at the state in between changes nothing.
        }

        return Bytes(watch.State).AsSpan().SequenceEqual(Bytes(stepwise.State))
            && JsonSerializer.Serialize(events) == JsonSerializer.Serialize(stepwise.Events);
    }, iter: 15);

    [Fact]
    public void A_state_stays_what_it_was_when_two_go_on_from_it()
    {
        var feed = new Feed();
        feed.Send(96 * 6, 1, 5);
        feed.Send(4, 4, 0);
        var before = Bytes(feed.State);
        var (left, right) = (feed.State, feed.State);
        for (var bucket = feed.Bucket + 1; bucket < feed.Bucket + 300; bucket++)
        {
            left = AlertEngine.Observe(left, new CityObservation("live", "wuhan", bucket, [feed.Vote(true)]), RuleSet.Default).State;
            right = AlertEngine.Observe(right, new CityObservation("live", "wuhan", bucket, []), RuleSet.Default).State;
        }

        Assert.Equal(before, Bytes(feed.State));
        var again = JsonSerializer.Deserialize(before, AlertJson.Default.CityAlertState)!;
        for (var bucket = feed.Bucket + 1; bucket < feed.Bucket + 300; bucket++)
        {
            again = AlertEngine.Observe(again, new CityObservation("live", "wuhan", bucket, []), RuleSet.Default).State;
        }

        Assert.Equal(Bytes(again), Bytes(right));
    }

    private static VoteBook Ordered()
    {
        var book = new VoteBook();
        for (var n = 0; n < 12; n++)
        {
            book.Add(new StoryVote { Story = $"s{n % 4}", PostId = $"p{n:00}", NegativeMicro = n * 50_000, WeightMicro = 1_000_000 - n, Topics = [$"t{n % 3}"] });
        }

        return book;
    }

    private static byte[] Bytes(CityAlertState state) => JsonSerializer.SerializeToUtf8Bytes(state, AlertJson.Default.CityAlertState);

    private static (CityAlertState State, List<AlertEvent> Events) Run((int Negative, int Other, int Gap)[] history, bool restart = false)
    {
        var state = CityAlertState.Empty;
        var events = new List<AlertEvent>();
        foreach (var observation in Observations(history))
        {
            var step = AlertEngine.Observe(state, observation, RuleSet.Default);
            events.AddRange(step.Events);
            state = restart ? JsonSerializer.Deserialize(Bytes(step.State), AlertJson.Default.CityAlertState)! : step.State;
        }

        return (state, events);
    }

    private static IEnumerable<CityObservation> Observations((int Negative, int Other, int Gap)[] history)
    {
        // A teaching time, so that the histories can fire.
        var (bucket, story) = (1_750_000L, 0);
        foreach (var (negative, other, gap) in Enumerable.Repeat((Negative: 1, Other: 6, Gap: 4), 24 * 4).Concat(history))
        {
            bucket += gap;
            StoryVote[] votes = [.. Enumerable.Range(0, negative + other).Select(i => new StoryVote
            {
                Story = $"s{++story}", PostId = $"p{story}", NegativeMicro = i < negative ? 900_000 : 50_000, Platform = i % 2 == 0 ? "x" : "news",
                SourceClass = i % 2 == 0 ? "social" : "media", Language = "en", Topics = ["food"], Community = $"c{story % 30}",
            })];
            yield return new CityObservation("live", "wuhan", bucket, votes);
        }
    }
}
