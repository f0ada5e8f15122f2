using CcgcStream.Contracts.Sources;
using CcgcStream.State.Sources;

namespace CcgcStream.Api.Dashboard.Live;

/// <summary>Health of the sources over the last day, read once in five seconds for all pages that show it.</summary>
internal sealed class SourceDigests(SourceHealthReader reader, TimeProvider time) : IDisposable
{
    /// <summary>Hours that a page shows.</summary>
    public const int Hours = 24;

    /// <summary>Time between two looks of a page.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Less than the pause, so that a page alone sees something new at each look.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(4);

    private readonly SharedReading<int, Timed> _readings = new(1);

    public async Task<IReadOnlyList<SourceHealth>> GetAsync(CancellationToken ct) => (await _readings.GetAsync(
        Hours, held => time.GetUtcNow() - held.At < Life, async () => new Timed(await reader.ReadAsync(Hours, ct), time.GetUtcNow()), ct)).Sources;

    public void Dispose() => _readings.Dispose();

    private sealed record Timed(IReadOnlyList<SourceHealth> Sources, DateTimeOffset At);
}
