using CcgcStream.Api.Cities;
using CcgcStream.Api.Problems;
using CcgcStream.Api.Ranking;
using CcgcStream.Index.Methodology;

namespace CcgcStream.Api.Compare;

/// <summary>Puts cities side by side.</summary>
internal sealed class CompareReads(ScoreBoard board, CityDirectory directory, MethodologyFile rules)
{
    private const int Most = 10;

    /// <summary>The comparison as asked for.</summary>
    /// <exception cref="QueryProblem">A wrong parameter.</exception>
    /// <exception cref="NotFoundProblem">A city that is not in the catalogue.</exception>
    public Comparison Answer(IEnumerable<string> cities, string? window, string? by, string? generation)
    {
        var ids = cities.Select(id => id.Trim()).Where(id => id.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        return ids.Length is < 2 or > Most
            ? throw new QueryProblem("cities", $"'cities' must name two to {Most} cities.")
            : CompareEndpoint.Of(
                board, [.. ids.Select(id => directory.Known(id).Id)], board.Resolve(QueryValues.Name("generation", generation)),
                QueryValues.OneOf("window", window, IndexWindows.All, IndexWindows.Default), QueryValues.OneOf("by", by, IndexWindows.Orders, "composite"), rules);
    }
}
