using CcgcStream.Api.Cities;
using CcgcStream.Api.Live;
using CcgcStream.Api.Problems;
using CcgcStream.Api.Ranking;
using CcgcStream.Contracts.V1;
using CcgcStream.State.Access;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;

namespace CcgcStream.Api.Rpc;

/// <summary>The gRPC mirror of the reads, with rank changes as a stream. Rankings are here, what is read at query time in the other half.</summary>
[Authorize(ApiKeyScopes.Read)]
internal sealed partial class QueryService(
    ScoreBoard board, CityDirectory directory, LiveLog log, RankingNews news, RankingReads rankings, RpcMirror mirror, IServiceProvider services)
    : Query.QueryBase
{
    public override async Task<RankingReply> GetRanking(RankingQuery request, ServerCallContext context)
    {
        var limit = QueryValues.InRange("limit", RpcValues.Given(request.Limit), 1, 200, 100);
        return (await rankings.ReadAsync(Check(request), context.CancellationToken)).ToReply(limit);
    }

    public override async Task<CityReply> GetCity(CityQueryMessage request, ServerCallContext context)
    {
        var detail = await Get<CityDetailReads>().AnswerAsync(request.City, request.Generation, request.Methodology, context.CancellationToken);
        var reply = new CityReply { Generation = detail.Generation, MethodologyVersion = detail.MethodologyVersion };
        foreach (var (window, row) in detail.Windows)
        {
            reply.Windows.Add(window, row.ToRow());
        }
        return reply;
    }

    public override Task<CitiesReply> ListCities(ListCitiesQuery request, ServerCallContext context)
    {
        var reply = new CitiesReply();
        reply.Cities.AddRange(directory.All.Select(RpcRows.ToEntry));
        return Task.FromResult(reply);
    }

    public override async Task WatchRanking(RankingQuery request, IServerStreamWriter<RankingUpdate> responseStream, ServerCallContext context)
    {
        var watched = Check(request);
        if (watched is not { Slice: null, AsOf: null, Methodology: null })
        {
            throw new QueryProblem("platform", "Only the whole ranking of now can be watched.");
        }
        var channel = RankingNews.ChannelOf(watched.Generation, watched.Window);
        var ct = context.CancellationToken;
        var position = await SnapshotAsync(watched, responseStream, ct);
        while (true)
        {
            await log.NewsAfter(position).WaitAsync(ct);
            if (log.After(position) is not { } events)
            {
                position = await SnapshotAsync(watched, responseStream, ct);
                continue;
            }
            var sets = events.Where(e => e.Channel == channel && e.Ranking is not null).Select(e => e.Ranking!).ToArray();
            if (sets.Length > 0)
            {
                await responseStream.WriteAsync(Coalescer.Merge(sets).ToUpdate(snapshot: false), ct);
            }
            position = events[^1].Sequence;
        }
    }

    private async Task<long> SnapshotAsync(RankingRequest watched, IServerStreamWriter<RankingUpdate> stream, CancellationToken ct)
    {
        var (position, ranking, _) = news.Snapshot(watched.Generation, watched.Window);
        await stream.WriteAsync(ranking.ToUpdate(snapshot: true), ct);
        return position;
    }

    private RankingRequest Check(RankingQuery request) => rankings.Check(
        request.Generation, request.Window, request.By, request.MinGrade, request.Platform, request.Language, request.Country, request.Topic, request.AsOf,
        request.Actor, request.Methodology);
}
