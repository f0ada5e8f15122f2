using CcgcStream.Contracts.V1;

namespace CcgcStream.Api.Ranking;

/// <summary>From the stored protobuf to the public JSON model.</summary>
internal static class PublicScore
{
    private static readonly Measure Absent = new(0, 0, 100, 0, "D", 0, true);

    public static Measure ToMeasure(this ScoreValue? value) => value is null
        ? Absent
        : new(Round(value.Score), Round(value.Lo90), Round(value.Hi90), Round(value.NEff), value.Grade, Round(value.Completeness), value.Missing);

    public static DimensionSet ToDimensions(this CityScore score) => new(
        score.Volume.ToMeasure(), score.Reputation.ToMeasure(), score.Coverage.ToMeasure(), score.Dynamism.ToMeasure(),
        score.Responsiveness.ToMeasure());

    public static ScoreValue? ValueBy(this CityScore score, string by) => by switch
    {
        "arithmetic" => score.Arithmetic,
        "volume" => score.Volume,
        "reputation" => score.Reputation,
        "coverage" => score.Coverage,
        "dynamism" => score.Dynamism,
        "responsiveness" => score.Responsiveness,
        _ => score.Composite,
    };

    /// <summary>Unix microseconds as a moment.</summary>
    public static DateTimeOffset ToMoment(this long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>A moment as Unix microseconds.</summary>
    public static long ToMicroseconds(this DateTimeOffset moment) => (moment - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Four decimals: below any interval's width, and it keeps the JSON a third smaller.</summary>
    public static double Round(double value) => double.IsFinite(value) ? Math.Round(value, 4) : 0;
}
