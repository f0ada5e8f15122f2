using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using CcgcStream.Collector.Budgets;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;
using CcgcStream.Collector.Tests.Sources;
using CcgcStream.Contracts.Posts;
using CcgcStream.State;
using CcgcStream.Stubs.Clocks;
using Microsoft.Extensions.DependencyInjection;

namespace CcgcStream.Collector.Tests.Budgets;

/// <summary>A hundred cities and one budget: a city without end takes only what the others leave.</summary>
public sealed class FairShareTests
{
    private const int Cities = 100;
    private const int PagesPerDay = 250;
    private const int Pages = 700;

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_city_gets_its_turn()
    {
        var pages = new ConcurrentQueue<(string City, int Day)>();
        // A day in a second and a half; what is asserted is the order, which does not depend on how fast the machine is.
        var clock = new AcceleratedClock(Now) { Speed = 60_000 };
        var type = new SourceType("greedy", setup => new GreedySource(setup, pages), (_, checkup) => checkup);
        var trial = new SourceTrial(new Dictionary<string, string>(), new HashSet<string> { "never" }, clock, type);
        await trial.RunUntilAsync(() => pages.Count >= Pages);
        Assert.Equal(Cities, pages.Take(PagesPerDay).Select(p => p.City).Distinct().Count());
        Assert.All(pages.GroupBy(p => p.Day), day => Assert.InRange(day.Count(), 1, PagesPerDay));
        var turns = pages.Take(Pages).GroupBy(p => p.City).Where(c => c.Key != "city-0").Select(c => c.Count()).ToList();
        Assert.InRange(turns.Max() - turns.Min(), 0, 1);
    }

    /// <summary>City 0 has pages without end, the others one a run; a page costs a unit.</summary>
    private sealed class GreedySource(SourceSetup setup, ConcurrentQueue<(string, int)> pages) : ISource
    {
        private readonly DailyBudget _budget = new("greedy", setup.Services.GetRequiredService<IStateStore>(), setup.Clock, PagesPerDay, TimeSpan.Zero);

        public IReadOnlyList<SourceQuery> Queries { get; } = [.. Enumerable.Range(0, Cities).Select(i => new SourceQuery($"city-{i}", TimeSpan.FromHours(10)))];

        public async IAsyncEnumerable<SourcePage> ReadAsync(SourceQuery query, string? cursor, [EnumeratorCancellation] CancellationToken ct)
        {
            while (true)
            {
                var day = setup.Clock.GetUtcNow().UtcDateTime.Date;
                await _budget.SpendAsync(1, ct);
                if (setup.Clock.GetUtcNow().UtcDateTime.Date != day)
                {
                    continue; // Midnight went by: whose page this is nobody can say; another one is.
                }

                pages.Enqueue((query.Key, (day - Now.UtcDateTime.Date).Days));
                yield return new SourcePage(Array.Empty<Post>(), "on") { More = query.Key == "city-0" };
                if (query.Key != "city-0")
                {
                    yield break;
                }
            }
        }
    }
}
