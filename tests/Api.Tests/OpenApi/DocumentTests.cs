using System.Text.Json;
using CcgcStream.Tests.Site;

namespace CcgcStream.Api.Tests.OpenApi;

/// <summary>The OpenAPI document and the page that shows it.</summary>
public sealed class DocumentTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    [Fact]
    public async Task Every_operation_has_a_summary_described_parameters_and_examples_of_request_and_answer()
    {
        using var document = await DocumentAsync();
        var missing = new List<string>();
        foreach (var (id, operation) in Operations(document))
        {
            void Need(bool there, string what)
            {
                if (!there)
                {
                    missing.Add($"{id}: {what}");
                }
            }
            Need(operation.TryGetProperty("summary", out _), "summary");
            foreach (var parameter in operation.TryGetProperty("parameters", out var all) ? all.EnumerateArray() : [])
            {
                Need(parameter.TryGetProperty("example", out _), "example of " + parameter.GetProperty("name"));
                Need(parameter.TryGetProperty("description", out _), "description of " + parameter.GetProperty("name"));
            }
            Need(!operation.TryGetProperty("requestBody", out var body) || body.GetProperty("content").EnumerateObject().Any(type => type.Value.TryGetProperty("example", out _)), "example of the body");
            Need(Answers(operation).Any(), "example of an answer");
        }
        Assert.Empty(missing);
    }

    [Fact]
    public async Task Every_example_answer_has_the_shape_that_its_schema_tells()
    {
        using var document = await DocumentAsync();
        var wrong = new List<string>();
        // The findings of a report grow with the methodology; its example shows one version of them.
        foreach (var (id, operation) in Operations(document).Where(one => one.Id != "getReport"))
        {
            foreach (var media in Answers(operation).Where(media => media.TryGetProperty("schema", out _)))
            {
                SchemaCheck.Check(media.GetProperty("example"), media.GetProperty("schema"), document.RootElement, id, wrong);
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_reference_page_loads_everything_from_this_server_and_runs_only_the_script_of_its_own_answer()
    {
        var answer = await pipeline.Site.Http.GetAsync("/docs/");
        var page = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", page);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        var nonce = System.Text.RegularExpressions.Regex.Match(policy, "script-src 'self' 'nonce-([^']+)';").Groups[1].Value;
        Assert.NotEqual("", nonce);
        Assert.DoesNotContain("'unsafe-inline'; script", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.Contains($"nonce=\"{nonce}\"", page.Replace("&#x2B;", "+", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(nonce, await pipeline.Site.Http.GetStringAsync("/docs/"), StringComparison.Ordinal);
    }

    private async Task<JsonDocument> DocumentAsync() => JsonDocument.Parse(await pipeline.Site.Http.GetStringAsync("/openapi/v1.json"));

    private static IEnumerable<(string Id, JsonElement Operation)> Operations(JsonDocument document) =>
        document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(one => (one.Value.GetProperty("operationId").GetString()!, one.Value));

    private static IEnumerable<JsonElement> Answers(JsonElement operation) => operation.GetProperty("responses").EnumerateObject()
        .Where(response => response.Name[0] == '2' && response.Value.TryGetProperty("content", out _))
        .SelectMany(response => response.Value.GetProperty("content").EnumerateObject()).Select(type => type.Value).Where(media => media.TryGetProperty("example", out _));
}
