using System.Text.Json;
using System.Text.Json.Serialization;
using CcgcStream.Collector.Seam;
using CcgcStream.State;
using CcgcStream.State.Sources;

namespace CcgcStream.Collector.Budgets;

/// <summary>
/// So many units a day (requests, quota units, cents), kept in the state store: written down before they are spent, so that
/// no restart spends them twice.
/// </summary>
/// <param name="source">Name of the source.</param>
/// <param name="store">Where spending is kept.</param>
/// <param name="clock">Says which day it is.</param>
/// <param name="units">Units a day.</param>
/// <param name="dayStarts">When the source's day starts, after midnight UTC.</param>
internal sealed class DailyBudget(string source, IStateStore store, TimeProvider clock, double units, TimeSpan dayStarts)
{
    private readonly SemaphoreSlim _turn = new(1);
    private Spending? _spent;

    /// <summary>Units a day.</summary>
    public double Units { get; } = units;

    /// <summary>True when nothing is left for today.</summary>
    public async ValueTask<bool> IsSpentAsync(CancellationToken ct)
    {
        try
        {
            await SpendAsync(0, ct);
            return false;
        }
        catch (SourceFailure e) when (e.Kind == FailureKind.BudgetSpent)
        {
            return true;
        }
    }

    /// <summary>Spends units, or refuses until the next day begins.</summary>
    /// <exception cref="SourceFailure">The day's budget is spent.</exception>
    public ValueTask SpendAsync(double cost, CancellationToken ct) => BookAsync(cost, refuses: true, ct);

    /// <summary>Writes down what came unasked and has to be paid all the same, whatever is left.</summary>
    public ValueTask ChargeAsync(double cost, CancellationToken ct) => BookAsync(cost, refuses: false, ct);

    private async ValueTask BookAsync(double cost, bool refuses, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var key = SourceKeys.Spending(source);
            var now = clock.GetUtcNow();
            var day = (now - dayStarts).UtcDateTime.Date;
            _spent ??= (await store.GetAsync(SourceKeys.Space, [key], ct))[0] is { } bytes
                ? JsonSerializer.Deserialize(bytes, SpendingJsonContext.Default.Spending)
                : null;
            var already = _spent?.Day == day ? _spent.Units : 0;
            if (refuses && (already + cost > Units || already >= Units))
            {
                var next = new DateTimeOffset(day, TimeSpan.Zero).AddDays(1) + dayStarts;
                throw new SourceFailure(FailureKind.BudgetSpent, $"today's budget of {Units:0.##} units is spent", next);
            }

            var spent = new Spending(day, already + cost);
            await store.TryWriteAsync(SourceKeys.Space, [], [new StateWrite(key, JsonSerializer.SerializeToUtf8Bytes(spent, SpendingJsonContext.Default.Spending))], ct);
            _spent = spent;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The interval at which so many queries of equal cost use up the budget evenly, and no shorter than the least.</summary>
    public static TimeSpan FairInterval(double unitsPerDay, int queries, double costPerRun, TimeSpan least)
    {
        var runs = unitsPerDay / Math.Max(1e-9, costPerRun * Math.Max(1, queries));
        var fair = TimeSpan.FromDays(1 / Math.Max(runs, 1.0 / 365));
        return fair > least ? fair : least;
    }
}

/// <summary>What was spent on one day.</summary>
internal sealed record Spending(DateTime Day, double Units);

[JsonSerializable(typeof(Spending))]
internal sealed partial class SpendingJsonContext : JsonSerializerContext;
