using CcgcStream.Api.Problems;
using CcgcStream.Index.Mentions;

namespace CcgcStream.Api.Reading;

/// <summary>Reads the parameters that name a part of the mentions; at most one of them may be given.</summary>
internal static class SliceQuery
{
    /// <exception cref="QueryProblem">More than one, or a value that no piece can have.</exception>
    public static Slice Of(string? platform, string? language, string? country, string? topic = null, string? actor = null)
    {
        var given = new[] { ("platform", platform), ("language", language), ("country", country), ("topic", topic), ("actor", actor) }
            .Where(one => !string.IsNullOrEmpty(one.Item2)).ToArray();
        if (given.Length == 0)
        {
            return Slice.All;
        }
        var (name, value) = given[0];
        if (given.Length > 1)
        {
            throw new QueryProblem(given[1].Item1, $"Only one of platform, language, country, topic and actor may be given; '{name}' is there already.");
        }
        return value!.Length <= 32 && Slice.Parse(name + ":" + value) is { } slice
            ? slice
            : throw new QueryProblem(name, $"'{value[..Math.Min(32, value.Length)]}' is no {name} that the index knows.");
    }
}
