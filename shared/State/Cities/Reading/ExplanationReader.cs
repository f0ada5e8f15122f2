using CcgcStream.Index.Composite;
using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Explanation;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Methodology;
using CcgcStream.Index.Windows;

namespace CcgcStream.State.Cities.Reading;

/// <summary>Explains scores from the state: reads the window and the pieces in it that are still kept.</summary>
public sealed class ExplanationReader(CityStateReader reader)
{
    /// <summary>Most pieces read for one explanation; beyond, the newest are told by name and the rest is summed up.</summary>
    public const int MostPieces = 50_000;

    /// <summary>The composite and, of one dimension or of all five, the tree down to the pieces.</summary>
    /// <param name="generation">Generation.</param>
    /// <param name="city">City id.</param>
    /// <param name="window">Window.</param>
    /// <param name="asOfUs">Moment.</param>
    /// <param name="slice">Part of the mentions.</param>
    /// <param name="dimension">One dimension; null for all.</param>
    /// <param name="rules">Methodology.</param>
    /// <param name="limits">How much is shown by name.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<ScoreExplanationResult> ExplainAsync(
        string generation, string city, IndexWindow window, long asOfUs, Slice slice, Dimension? dimension, MethodologyFile rules,
        ExplanationLimits limits, CancellationToken ct)
    {
        var input = await reader.WindowAsync(generation, city, window, asOfUs, slice, ct);
        var pieces = new List<ExplainedPiece>();
        await foreach (var piece in reader.PiecesAsync(generation, city, slice, input.Span, true, ct))
        {
            pieces.Add(new(piece.Facts, piece.Role));
            if (pieces.Count == MostPieces)
            {
                break;
            }
        }

        var explanation = new ScoreExplanation(input, rules, pieces, limits);
        var dimensions = dimension is { } one ? [one] : Enum.GetValues<Dimension>();
        return new(CityScorer.Score(input, rules), explanation.Composite(), [.. dimensions.Select(explanation.Of)]);
    }

    /// <summary>What moved one dimension between two moments, down to the stories.</summary>
    public async ValueTask<ExplanationNode> ChangeAsync(
        string generation, string city, IndexWindow window, long fromUs, long toUs, Slice slice, Dimension dimension, MethodologyFile rules,
        CancellationToken ct)
    {
        // Everything by name here: a story shown at one end only would look like a change.
        var all = new ExplanationLimits(int.MaxValue, 0);
        var earlier = await ExplainAsync(generation, city, window, fromUs, slice, dimension, rules, all, ct);
        var later = await ExplainAsync(generation, city, window, toUs, slice, dimension, rules, all, ct);
        return ChangeExplanation.Between(earlier.Dimensions[0], later.Dimensions[0]);
    }
}

/// <summary>A score with the trees that explain it.</summary>
public sealed record ScoreExplanationResult(CityWindowScore Score, ExplanationNode Composite, IReadOnlyList<ExplanationNode> Dimensions);
