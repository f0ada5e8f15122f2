namespace CcgcStream.Api.Ranking;

/// <summary>A validated question for a ranking; also the key under which its answer is cached.</summary>
/// <param name="Generation">Resolved generation.</param>
/// <param name="Window">One of <see cref="IndexWindows.All"/>.</param>
/// <param name="By">One of <see cref="IndexWindows.Orders"/>.</param>
/// <param name="MinGrade">Lowest grade that gets a rank: A, B, C or D.</param>
/// <param name="Slice">Null for everything, else <c>dimension:value</c>, such as <c>platform:x</c>.</param>
/// <param name="AsOf">Null for now.</param>
/// <param name="Methodology">Version; null for the published one.</param>
internal sealed record RankingRequest(
    string Generation, string Window, string By = "composite", string MinGrade = "C", string? Slice = null, DateTimeOffset? AsOf = null,
    string? Methodology = null)
{
    /// <summary>Whether the ranking that is kept ready answers it.</summary>
    public bool IsReady => this is { Slice: null, AsOf: null, Methodology: null };
}
