using System.Diagnostics.Metrics;
using CcgcStream.Collector.Configuration;
using CcgcStream.Collector.Publishing;
using CcgcStream.Collector.Tests.Fakes;
using CcgcStream.Contracts.Posts;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CcgcStream.Collector.Tests.Publishing;

/// <summary>Times that cannot be right: each is clamped, flagged or refused, each is counted, and nothing else happens to a post.</summary>
public sealed class EventTimeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
    private static readonly CollectorOptions Options = new();

    public static TheoryData<string, double, double, string, string> Cases => new()
    {
        // generation, published and collected in hours from now, flag, reason
        { "live", -1, -0.5, "", "" },
        { "live", -24.0 * 364, 0, "", "" },
        { "live", 0.1, 0, "", "" }, // Six minutes: clocks differ.
        { "live", 0.2, 0, "future-clamped", "" },
        { "live", 24 * 365 * 100, 0, "future-clamped", "" },
        { "live", 5, 7, "future-clamped", "" }, // It cannot have been seen in the future either.
        { "live", -24.0 * 366, 0, "", "too-old" },
        { "year-1999", -24.0 * 9000, -24.0 * 9000, "", "" },
        { "year-1999", -24.0 * 8000, -24.0 * 9000, "future-clamped", "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_case_is_treated_and_counted_as_documented(string generation, double published, double collected, string flag, string reason)
    {
        using var world = new World();
        var post = new Post { Id = "x:1", Source = "x", Text = "Wuhan", PublishedAt = Now.AddHours(published), CollectedAt = Now.AddHours(collected) };
        var refusal = (await world.Publisher.PublishAsync([post], generation, "push", default))[0];
        Assert.Equal(reason.Length > 0, refusal is not null);
        Assert.Equal(reason.Length > 0 ? 0 : 1, world.Log.Count);
        Assert.All(world.Log.Posts, raw => Assert.Equal(flag, raw.TimeFlag));
        Assert.All(world.Log.Posts, raw => Assert.True(raw.PublishedAtUs <= raw.CollectedAtUs + (long)Options.FutureTolerance.TotalMicroseconds));
        Assert.Equal((flag.Length > 0 || collected > 1 ? 1 : 0, reason.Length > 0 ? 1 : 0), (world["ccgc.collector.time_clamped"], world["ccgc.collector.refused:" + (reason.Length > 0 ? reason : "too-old")]));
    }

    [Fact]
    public async Task What_comes_in_is_what_goes_on_and_what_is_refused_and_every_clamp_is_counted() => await Gen.Select(
            Gen.Double[-24 * 800, 24 * 400], Gen.Double[-24 * 400, 24 * 30], Gen.Bool).Array[1, 40].SampleFixedAsync(
        async times =>
        {
            using var world = new World();
            var posts = times.Select((time, at) => new Post
            {
                Id = "x:" + at, Source = "x", Text = "Wuhan", PublishedAt = Now.AddHours(time.Item1), CollectedAt = time.Item3 ? Now.AddHours(time.Item2) : null,
            }).ToArray();
            var refusals = await world.Publisher.PublishAsync(posts, "live", "push", default);
            Assert.Equal(posts.Length, world.Log.Count + refusals.Count(refusal => refusal is not null));
            Assert.Equal(refusals.Count(refusal => refusal is not null), world["ccgc.collector.refused:too-old"]);
            Assert.InRange(world["ccgc.collector.time_clamped"], world.Log.Posts.Count(raw => raw.TimeFlag.Length > 0), world.Log.Count);
            Assert.Equal(world.Log.Count, world["ccgc.collector.published"]);
            Assert.All(world.Log.Posts, raw => Assert.InRange(raw.CollectedAtUs, 0, (Now + Options.FutureTolerance - DateTimeOffset.UnixEpoch).Ticks / 10));
        },
        iter: 40);

    [Fact]
    public async Task A_reading_of_the_future_cannot_outrank_every_later_one()
    {
        using var world = new World();
        var post = new Post
        {
            Id = "x:1", Source = "x", Text = "Wuhan", PublishedAt = Now.AddHours(-2), CollectedAt = Now.AddHours(-1),
            Metrics = new Metrics { Likes = 3, ObservedAt = Now.AddYears(70) },
        };
        Assert.Null((await world.Publisher.PublishAsync([post], "live", "push", default))[0]);
        Assert.Equal((Now - DateTimeOffset.UnixEpoch).Ticks / 10, Assert.Single(world.Log.Posts).Metrics.ObservedAtUs);
        Assert.Equal(1, world["ccgc.collector.time_clamped"]);
    }

    private sealed class World : IDisposable
    {
        private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        private readonly MeterListener _listener = new();
        private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

        public World()
        {
            var factory = _services.GetRequiredService<IMeterFactory>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == factory)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((instrument, amount, tags, _) =>
            {
                var reason = "";
                foreach (var tag in tags)
                {
                    reason = tag.Key == "reason" ? ":" + tag.Value : reason;
                }

                _counts[instrument.Name + reason] = this[instrument.Name + reason] + amount;
            });
            _listener.Start();
            Publisher = new RawPublisher(
                Log, new AuthorPseudonym("0123456789abcdef"u8), new EventTimePolicy(new FakeTimeProvider(Now), Options), new CollectorMetrics(factory));
        }

        public MemoryLog Log { get; } = new();

        public RawPublisher Publisher { get; }

        public long this[string counter] => _counts.GetValueOrDefault(counter);

        public void Dispose()
        {
            _listener.Dispose();
            _services.Dispose();
        }
    }
}
