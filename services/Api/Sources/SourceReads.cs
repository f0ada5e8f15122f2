using CcgcStream.Api.Problems;
using CcgcStream.State.Sources;

namespace CcgcStream.Api.Sources;

/// <summary>Health of the sources as asked for.</summary>
internal sealed class SourceReads(SourceHealthReader sources, TimeProvider time)
{
    /// <exception cref="QueryProblem">A wrong parameter.</exception>
    public async Task<SourceList> AnswerAsync(int? hours, CancellationToken ct) =>
        new(time.GetUtcNow(), await sources.ReadAsync(QueryValues.InRange("hours", hours, 1, 168, 24), ct));
}
