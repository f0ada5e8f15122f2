using System.Globalization;
using System.Security.Claims;
using CcgcStream.Api.Problems;
using CcgcStream.Api.Ranking;
using CcgcStream.Api.Reading;
using CcgcStream.Api.Security.Audit;
using CcgcStream.Contracts.Topics;
using CcgcStream.State;
using CcgcStream.State.Cities.Keys;
using CcgcStream.State.Cities.Reading;
using CcgcStream.Streaming;

namespace CcgcStream.Api.Generations;

/// <summary>What generations there are, and the request to drop one.</summary>
internal sealed class GenerationReads(CityReads reads, IStateStore store, IEventLog log, AuditLog audit, TimeProvider time)
{
    public async Task<GenerationList> AnswerAsync(CancellationToken ct)
    {
        var reader = await reads.OpenAsync(ct);
        var all = new List<GenerationInfo>();
        foreach (var (name, totals) in await reader.GenerationsAsync(ct))
        {
            var marks = await reader.MarksAsync(name, ct);
            all.Add(new GenerationInfo(
                name, totals.Seen, totals.Effective, Moment(totals.FirstUs), Moment(totals.WatermarkUs), totals.Simulated, Moment(marks.LedgerUs),
                Moment(marks.PiecesUs), Moment(marks.FineUs), marks.LateEdits, marks.LateDeletions));
        }
        return new GenerationList(await reader.DefaultGenerationAsync(ct), all);
    }

    /// <summary>Asks the owner of every partition to remove what it holds of a generation.</summary>
    /// <exception cref="QueryProblem">It is live.</exception>
    /// <exception cref="NotFoundProblem">There is no such generation.</exception>
    public async Task<GenerationDropped> DropAsync(string name, ClaimsPrincipal who, CancellationToken ct)
    {
        if (QueryValues.Name("name", name) == CityStateReader.Live)
        {
            throw new QueryProblem("name", "Live data cannot be dropped.");
        }
        if (!(await (await reads.OpenAsync(ct)).GenerationsAsync(ct)).ContainsKey(name))
        {
            throw new NotFoundProblem($"There is no generation '{name}'.");
        }
        await audit.WriteAsync(who, "generation-drop", name, "asked", ct);
        var asked = System.Text.Encoding.UTF8.GetBytes(time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        var partitions = await log.PartitionCountAsync(TopicNames.Enriched, ct);
        for (var partition = 0; partition < partitions; partition++)
        {
            await store.TryWriteAsync(StateKeys.SpaceOf(partition), [], [new(StateKeys.Drop(name), asked)], ct);
        }
        return new GenerationDropped(name, true);
    }

    private static DateTimeOffset? Moment(long us) => us is long.MaxValue or long.MinValue ? null : us.ToMoment();
}
