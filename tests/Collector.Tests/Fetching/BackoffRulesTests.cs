using CcgcStream.Collector.Budgets;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Sources.Instagram;
using CcgcStream.Collector.Sources.Webhooks;
using CcgcStream.Collector.Tests.Fakes;

namespace CcgcStream.Collector.Tests.Fetching;

public sealed class BackoffRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(FailureKind.Network, 1, 0.25)]
    [InlineData(FailureKind.Network, 4, 1)]
    [InlineData(FailureKind.Network, 1000, 16)]
    [InlineData(FailureKind.Server, 1, 5)]
    [InlineData(FailureKind.Server, 3, 20)]
    [InlineData(FailureKind.Server, 100, 320)]
    [InlineData(FailureKind.RateLimited, 1, 60)]
    [InlineData(FailureKind.RateLimited, 2, 120)]
    public void Waits_as_the_sources_ask(object kind, int attempt, double seconds) =>
        Assert.Equal(seconds, new BackoffRules().Delay(new SourceFailure((FailureKind)kind, ""), attempt, Now).TotalSeconds);

    [Fact]
    public void Comes_back_when_the_source_says() =>
        Assert.Equal(90, new BackoffRules().Delay(new SourceFailure(FailureKind.RateLimited, "", Now.AddSeconds(90)), 7, Now).TotalSeconds);

    [Fact]
    public async Task A_budget_is_never_spent_twice_and_begins_anew_each_day()
    {
        var state = new MemoryState();
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Now);
        DailyBudget Budget() => new("y", state, clock, 100, TimeSpan.FromHours(8));
        await Budget().SpendAsync(60, CancellationToken.None);
        var spent = await Assert.ThrowsAsync<SourceFailure>(() => Budget().SpendAsync(60, CancellationToken.None).AsTask());
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero), spent.RetryAt);
        clock.Advance(TimeSpan.FromHours(20));
        await Budget().SpendAsync(60, CancellationToken.None);
    }

    [Fact]
    public void One_instagram_account_gives_every_city_its_turn()
    {
        var asked = Enumerable.Range(0, 4).SelectMany(week => Enumerable.Range(0, 100).Where(i => InstagramSource.Account(i, 100, 1, week) is not null)).ToList();
        Assert.Equal(120, asked.Count);
        Assert.Equal(100, asked.Distinct().Count());
        Assert.All(Enumerable.Range(0, 100), i => Assert.NotNull(InstagramSource.Account(i, 100, 4, 9)));
    }

    [Fact]
    public void A_webhook_is_genuine_fresh_and_whole()
    {
        var key = StandardWebhook.Key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        var at = Now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var signature = StandardWebhook.Sign(key, "msg_1", at, "{}"u8);
        Assert.Null(StandardWebhook.Reject(key, "msg_1", at, "v1,AAAA " + signature, "{}"u8, Now));
        Assert.NotNull(StandardWebhook.Reject(key, "msg_1", at, signature, "{ }"u8, Now));
        Assert.NotNull(StandardWebhook.Reject(key, "msg_2", at, signature, "{}"u8, Now));
        Assert.NotNull(StandardWebhook.Reject(key, "msg_1", at, signature, "{}"u8, Now.AddMinutes(6)));
    }
}
