using System.Xml;
using CcgcStream.Api.Problems;
using CcgcStream.Api.Ranking;
using CcgcStream.Api.Reading;

namespace CcgcStream.Api.History;

/// <summary>A city's scores at evenly spaced moments, from the stored sums.</summary>
internal sealed class HistoryReads(CityReads reads)
{
    private const double EnoughInput = 0.5;

    /// <summary>The history as asked for.</summary>
    /// <exception cref="QueryProblem">A wrong parameter.</exception>
    public async Task<CityHistory> AnswerAsync(CityQuestion question, string? from, int? points, CancellationToken ct)
    {
        var count = QueryValues.InRange("points", points, 2, 200, 49);
        var to = question.AsOfUs.ToMoment();
        var first = QueryValues.Moment("from", from) ?? to - 4 * IndexWindows.LengthOf(question.Window);
        return first < to
            ? await ReadAsync(question, first, to, (to - first) / (count - 1), ct)
            : throw new QueryProblem("from", "'from' must lie before the last moment.");
    }

    /// <summary>Scores at the moments from, from + step, ... up to and including to.</summary>
    public async Task<CityHistory> ReadAsync(CityQuestion question, DateTimeOffset from, DateTimeOffset to, TimeSpan step, CancellationToken ct)
    {
        var points = new List<HistoryPoint>();
        var simulated = false;
        for (var at = from; at <= to; at += step)
        {
            var score = await reads.ScoreAsync(
                question.Generation, question.City.Id, question.Window, at.ToMicroseconds(), question.Slice, null, ct, question.Rules);
            simulated |= score?.Simulated == true;
            var gap = score is null || score.Composite.Completeness < EnoughInput;
            points.Add(new HistoryPoint(at, gap, gap ? null : score!.Composite.ToMeasure(), gap ? null : score!.ToDimensions(), score?.Pieces ?? 0));
        }
        return new CityHistory(
            question.Generation, question.City.Id, question.Window, from, to, XmlConvert.ToString(step), simulated, points,
            (question.Rules ?? reads.Rules).Version);
    }
}
