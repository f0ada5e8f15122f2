using System.Net;
using System.Net.Sockets;
using CcgcStream.Client;
using CcgcStream.Contracts.V1;
using CcgcStream.State.Access;
using CcgcStream.Tests.Site;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace CcgcStream.Api.Tests.Client;

public sealed class ClientTests
{
    [Fact]
    public async Task The_typed_client_reads_what_the_server_serves_and_tells_its_problems()
    {
        await using var site = await TestSite.StartAsync("Auth:Required=true");
        var key = await site.Services.GetRequiredService<ApiKeyStore>().AddAsync("test", [ApiKeyScopes.Read], TimeSpan.FromDays(1), default);
        using var http = new HttpClient { BaseAddress = site.Address };
        var client = new CcgcClient(http, key.Token);
        Assert.Equal(100, (await client.GetCitiesAsync()).Total);
        Assert.Empty((await client.GetRankingAsync(new RankingOptions(Window: "7d", Limit: 3))).Cities);
        var problem = await Assert.ThrowsAsync<CcgcProblemException>(() => client.GetRankingAsync(new RankingOptions(By: "luck")));
        Assert.Equal((HttpStatusCode.BadRequest, "by"), (problem.Status, problem.Parameter));
    }

    [Fact]
    public async Task The_typed_client_follows_the_stream()
    {
        await using var site = await TestSite.StartAsync();
        await site.PutAsync([Scores.Of("wuhan", 80), Scores.Of("beijing", 90)]);
        using var http = new HttpClient { BaseAddress = site.Address };
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        await using var events = new CcgcClient(http).WatchAsync(ct: patience.Token).GetAsyncEnumerator(patience.Token);
        Assert.True(await events.MoveNextAsync());
        Assert.True(events.Current.IsSnapshot);
        await site.Scores.PutAsync([Scores.Of("wuhan", 95, revision: 2)], default);
        Assert.True(await events.MoveNextAsync());
        Assert.Contains(events.Current.Ranking.Changes, change => change is { Id: "wuhan", Rank: 1, PreviousRank: 2 });
    }

    [Fact]
    public async Task Grpc_mirrors_the_ranking_and_streams_its_changes()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        await using var site = await TestSite.StartAsync($"Grpc:Port={port}");
        await site.PutAsync([Scores.Of("wuhan", 80), Scores.Of("beijing", 90)]);
        var client = QueryClients.Create(new Uri($"http://127.0.0.1:{port}"));
        var ranking = await client.GetRankingAsync(new RankingQuery { Window = "24h" });
        Assert.Equal(["beijing", "wuhan"], ranking.Cities.Select(city => city.City));
        Assert.Equal("武汉", (await client.GetCityAsync(new CityQueryMessage { City = "wuhan" })).Windows["24h"].NameZh);
        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await client.GetRankingAsync(new RankingQuery { Window = "2h" }));
        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        using var watch = client.WatchRanking(new RankingQuery(), cancellationToken: patience.Token);
        Assert.True(await watch.ResponseStream.MoveNext(patience.Token));
        Assert.True(watch.ResponseStream.Current.Snapshot);
        await site.Scores.PutAsync([Scores.Of("wuhan", 95, revision: 2)], default);
        Assert.True(await watch.ResponseStream.MoveNext(patience.Token));
        Assert.Contains(watch.ResponseStream.Current.Moves, move => move is { City: "wuhan", Rank: 1, PreviousRank: 2 });
    }
}
