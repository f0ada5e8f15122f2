using System.Net.Http.Json;
using CcgcStream.Api.Generations;
using CcgcStream.Api.Ranking;

namespace CcgcStream.Tests.Site;

/// <summary>A site whose pipeline has counted a few hundred posts of the last two days.</summary>
public sealed class PipelineFixture : IAsyncLifetime
{
    private const int Count = 350;

    public TestSite Site { get; private set; } = null!;

    public DateTimeOffset Now { get; } = TimeProvider.System.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        Site = await TestSite.StartPipelineAsync("Collector:Preset=none");
        await Site.PostAsync(Pieces.Many(Count, Now), "/v1/pipeline", "\"lag\":0");

        // The ranking follows the scores at its own pace: it is there when it speaks of every piece about a city; each names one at most.
        var effective = (await ReadAsync<GenerationList>("/v1/generations")).Generations.Single().Effective;
        await Site.UntilAsync<RankingResponse>("/v1/ranking?window=7d&minGrade=D", ranking => ranking.Cities.Sum(city => city.Pieces) == effective);
    }

    /// <summary>Reads JSON of the API.</summary>
    public async Task<T> ReadAsync<T>(string address) => (await Site.Http.GetFromJsonAsync<T>(address))!;

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
