using CcgcStream.Api.Cities;
using CcgcStream.Api.Dashboard.Live;
using CcgcStream.Index.Mentions;
using CcgcStream.State;
using CcgcStream.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CcgcStream.Api.Tests.Sharing;

/// <summary>However many dashboards are open, the store is read as if there were one.</summary>
public sealed class SharedReadingTests
{
    private const int Dashboards = 50;

    [Fact]
    public async Task Fifty_dashboards_read_the_store_as_often_as_one()
    {
        await using var site = await TestSite.StartAsync(Counted, pipeline: false);
        var store = (CountingStore)site.Services.GetRequiredService<IStateStore>();
        // Over a clock that stands still: however slow the machine, nothing that was read gets old.
        var still = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        using var cities = ActivatorUtilities.CreateInstance<CityDigests>(site.Services, still);
        using var alerts = ActivatorUtilities.CreateInstance<AlertDigests>(site.Services, still);
        using var sources = ActivatorUtilities.CreateInstance<SourceDigests>(site.Services, still);
        CityEntry[] two = [.. site.Services.GetRequiredService<CityDirectory>().All.Take(2)];
        async Task CityAsync(CityEntry city)
        {
            var digest = await cities.GetAsync(city, "live", "24h", Slice.All, default);
            await cities.HistoryAsync(digest.Question, default);
        }
        var (one, fifty) = (await store.CountAsync(() => CityAsync(two[0])), await store.CountAsync(() => ManyAsync(() => CityAsync(two[1]))));
        Assert.InRange(one, 2, 10_000);
        // Twice, for what lies between and remembers for a while by a clock of its own; unshared it would be fifty times.
        Assert.InRange(fifty, 1, 2 * one);
        TestContext.Current.SendDiagnosticMessage($"readings of the store for a city's page: one dashboard {one}, fifty {fifty}");

        (one, fifty) = (await store.CountAsync(() => alerts.GetAsync("a", default)), await store.CountAsync(() => ManyAsync(() => alerts.GetAsync("b", default))));
        Assert.InRange(fifty, 1, 2 * one);
        fifty = await store.CountAsync(() => ManyAsync(() => sources.GetAsync(default)));
        Assert.InRange(fifty, 1, 2);
    }

    [Fact]
    public async Task What_somebody_changed_is_read_again_and_a_failure_is_not_kept()
    {
        using var shared = new SharedReading<string, string>(4);
        var reads = 0;
        await Assert.ThrowsAsync<IOException>(() => shared.GetAsync("a", _ => true, () => throw new IOException(), default));
        Task<string> ReadAsync(bool good) => shared.GetAsync("a", _ => good, () => Task.FromResult($"{++reads}"), default);
        Assert.Equal(["1", "1", "2", "2"], [await ReadAsync(true), await ReadAsync(true), await ReadAsync(false), await ReadAsync(true)]);
        Assert.Equal("other", await shared.GetAsync("b", _ => true, () => Task.FromResult("other"), default));
        await using var site = await TestSite.StartAsync();
        var alerts = site.Services.GetRequiredService<AlertDigests>();
        var before = await alerts.GetAsync("live", default);
        alerts.Forget();
        Assert.NotSame(before, await alerts.GetAsync("live", default));
    }

    private static Task ManyAsync(Func<Task> look) => Task.WhenAll(Enumerable.Range(0, Dashboards).Select(_ => Task.Run(look)));

    private static void Counted(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder)
    {
        var registered = builder.Services.Last(service => service.ServiceType == typeof(IStateStore));
        builder.Services.AddSingleton<IStateStore>(provider => new CountingStore((IStateStore)registered.ImplementationFactory!(provider)));
    }
}
