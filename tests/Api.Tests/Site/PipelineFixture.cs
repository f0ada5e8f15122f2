using System.Net.Http.Json;

namespace CcgcStream.Tests.Site;

/// <summary>A site whose pipeline has counted a few hundred posts of the last two days.</summary>
public sealed class PipelineFixture : IAsyncLifetime
{
    public TestSite Site { get; private set; } = null!;

    public DateTimeOffset Now { get; } = TimeProvider.System.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        Site = await TestSite.StartPipelineAsync("Collector:Preset=none");
        await Site.PostAsync(Pieces.Many(350, Now), "/v1/generations", "\"seen\":350");
        await Site.UntilAsync("/v1/ranking?window=7d&minGrade=D", "\"guangzhou\"");
        // Every score of the last batch is there when the counted pieces of all cities are.
        await Site.UntilAsync("/v1/cities/wuhan?generation=live", "\"7d\"");
    }

    /// <summary>Reads JSON of the API.</summary>
    public async Task<T> ReadAsync<T>(string address) => (await Site.Http.GetFromJsonAsync<T>(address))!;

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
