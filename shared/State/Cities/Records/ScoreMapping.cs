using CcgcStream.Contracts.V1;
using CcgcStream.Index.Composite;
using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Intervals;

namespace CcgcStream.State.Cities.Records;

/// <summary>Scores as messages, and back as far as ranking needs.</summary>
public static class ScoreMapping
{
    /// <summary>The message of a score.</summary>
    /// <param name="score">The score.</param>
    /// <param name="generation">Its generation.</param>
    /// <param name="city">City id.</param>
    /// <param name="asOfUs">Moment at which it holds.</param>
    /// <param name="revision">Higher replaces lower.</param>
    public static CityScore ToMessage(this CityWindowScore score, string generation, string city, long asOfUs, long revision) => new()
    {
        Generation = generation,
        City = city,
        Window = score.Window.Name,
        AsOfUs = asOfUs,
        Revision = revision,
        MethodologyVersion = score.MethodologyVersion,
        Composite = Value(score.Composite),
        Arithmetic = Value(score.Arithmetic),
        Volume = Value(score[Dimension.Volume].Estimate),
        Reputation = Value(score[Dimension.Reputation].Estimate),
        Coverage = Value(score[Dimension.Coverage].Estimate),
        Dynamism = Value(score[Dimension.Dynamism].Estimate),
        Responsiveness = Value(score[Dimension.Responsiveness].Estimate),
        WeightMicro = (long)Math.Round(score.Weight * 1e6),
        Pieces = score.Pieces,
        PositiveOrNeutral = score.PositiveOrNeutral,
        PositiveOrNeutralLo90 = score.PositiveOrNeutralInterval.Lo,
        PositiveOrNeutralHi90 = score.PositiveOrNeutralInterval.Hi,
        Simulated = score.Simulated,
    };

    /// <summary>The five dimension values of a message, in the order of <see cref="Dimension"/>.</summary>
    public static IReadOnlyList<ScoreValue> Dimensions(this CityScore score) =>
        [score.Volume, score.Reputation, score.Coverage, score.Dynamism, score.Responsiveness];

    private static ScoreValue Value(Estimate estimate) => new()
    {
        Score = estimate.Score,
        Lo90 = estimate.Lo90,
        Hi90 = estimate.Hi90,
        NEff = estimate.NEff,
        Grade = estimate.Grade.ToString(),
        Completeness = estimate.Completeness,
        Sd = estimate.Sd,
        Missing = estimate.Missing,
        PriorPull = estimate.PriorPull,
    };
}
