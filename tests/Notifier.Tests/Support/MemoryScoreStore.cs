using System.Runtime.CompilerServices;
using CcgcStream.Contracts.V1;
using CcgcStream.State;

namespace CcgcStream.Notifier.Tests.Support;

/// <summary>Scores as a test sets them.</summary>
internal sealed class MemoryScoreStore : IScoreStore
{
    public List<CityScore> Scores { get; } = [];

    public ValueTask PutAsync(IReadOnlyList<CityScore> scores, CancellationToken ct)
    {
        Scores.AddRange(scores);
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<CityScore>> GetAsync(string generation, string window, CancellationToken ct) =>
        ValueTask.FromResult<IReadOnlyList<CityScore>>([.. Scores.Where(s => s.Generation == generation && s.Window == window)]);

    public ValueTask<IReadOnlyList<string>> GenerationsAsync(CancellationToken ct) =>
        ValueTask.FromResult<IReadOnlyList<string>>([.. Scores.Select(s => s.Generation).Distinct()]);

    public ValueTask DropAsync(string generation, CancellationToken ct)
    {
        Scores.RemoveAll(s => s.Generation == generation);
        return ValueTask.CompletedTask;
    }

    public async IAsyncEnumerable<IReadOnlyList<CityScore>> WatchAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        yield break;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
