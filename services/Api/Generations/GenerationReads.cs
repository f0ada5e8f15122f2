using CcgcStream.Api.Ranking;
using CcgcStream.Api.Reading;

namespace CcgcStream.Api.Generations;

/// <summary>What generations there are.</summary>
internal sealed class GenerationReads(CityReads reads)
{
    public async Task<GenerationList> AnswerAsync(CancellationToken ct)
    {
        var reader = await reads.OpenAsync(ct);
        var all = (await reader.GenerationsAsync(ct)).Select(entry => new GenerationInfo(
            entry.Key, entry.Value.Seen, entry.Value.Effective, Moment(entry.Value.FirstUs), Moment(entry.Value.WatermarkUs), entry.Value.Simulated));
        return new GenerationList(await reader.DefaultGenerationAsync(ct), [.. all]);
    }

    private static DateTimeOffset? Moment(long us) => us is long.MaxValue or long.MinValue ? null : us.ToMoment();
}
