using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CcgcStream.Tests.Site;

namespace CcgcStream.Api.Tests.Fuzz;

/// <summary>
/// Every operation and parameter that the OpenAPI document names, asked with seeded values, headers, bodies and now and then another method:
/// whatever comes back, it is no 5xx, and every refusal is a problem document. With CCGC_TEST_ALL=1 round follows round, each with a seed of its
/// own, for ten minutes (or CCGC_FUZZ_MINUTES).
/// </summary>
public sealed class OpenApiFuzzTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    private const int Seed = 20_200_101;
    private const int PerOperation = 100;

    /// <summary>Rounds begin until this has passed; there is always one.</summary>
    private static readonly TimeSpan Length = Environment.GetEnvironmentVariable("CCGC_TEST_ALL") == "1"
        ? TimeSpan.FromMinutes(double.Parse(Environment.GetEnvironmentVariable("CCGC_FUZZ_MINUTES") ?? "10", CultureInfo.InvariantCulture))
        : TimeSpan.Zero;

    [Fact]
    public async Task No_operation_answers_a_5xx_to_anything_and_every_parameter_was_tried()
    {
        using var document = JsonDocument.Parse(await pipeline.Site.Http.GetStringAsync("/openapi/v1.json"));
        Assert.StartsWith("3.1", document.RootElement.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var failures = new List<string>();
        var tried = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var statuses = new SortedDictionary<int, int>();
        var (started, rounds) = (TimeProvider.System.GetTimestamp(), 0);
        do
        {
            await RoundAsync(document, Seed + rounds++, failures, statuses, tried);
        }
        while (failures.Count == 0 && TimeProvider.System.GetElapsedTime(started) < Length);
        TestContext.Current.SendDiagnosticMessage($"{statuses.Values.Sum()} requests in {rounds} rounds and {TimeProvider.System.GetElapsedTime(started).TotalMinutes:0.0} min, seeds from {Seed}: {string.Join(", ", statuses.Select(one => $"{one.Value} x {one.Key}"))}");
        Assert.Empty(failures.Distinct().Take(10));
        Assert.InRange(statuses.Values.Sum(), 20 * PerOperation, int.MaxValue);
        Assert.InRange(statuses.GetValueOrDefault(200), PerOperation, int.MaxValue);
        Assert.All(Parameters(document), parameter => Assert.True(tried.GetValueOrDefault(parameter) >= PerOperation / 10, $"{parameter}: tried {tried.GetValueOrDefault(parameter)} times"));
    }

    /// <summary>A hundred requests of every operation.</summary>
    private async Task RoundAsync(
        JsonDocument document, int seed, List<string> failures, SortedDictionary<int, int> statuses, ConcurrentDictionary<string, int> tried)
    {
        var random = new Random(seed);
        var values = new FuzzValues(random);
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                for (var i = 0; i < PerOperation; i++)
                {
                    using var request = RequestFor(path.Name, operation, values, random, tried);
                    await AskAsync(request, failures, statuses);
                }
            }
        }
    }

    private async Task AskAsync(HttpRequestMessage request, List<string> failures, SortedDictionary<int, int> statuses)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        // A server that refuses a body unread may close the connection behind its answer; a next request on it would lose that race.
        request.Headers.ConnectionClose = true;
        using var answer = await pipeline.Site.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        var status = (int)answer.StatusCode;
        statuses[status] = statuses.GetValueOrDefault(status) + 1;
        // A path whose last part was fuzzed away can be a page of the dashboard; HEAD has no body to be a document.
        var told = answer.Content.Headers.ContentType?.MediaType == "application/problem+json" || request.Method == HttpMethod.Head
            || !request.RequestUri!.OriginalString.StartsWith("/v1/", StringComparison.Ordinal);
        if (status >= 500 || (status >= 400 && !told))
        {
            failures.Add($"{status} {request.Method} {request.RequestUri} {answer.Content.Headers.ContentType} {await answer.Content.ReadAsStringAsync(patience.Token)}");
        }
    }

    private static IEnumerable<string> Parameters(JsonDocument document) =>
        from path in document.RootElement.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        from name in (operation.Value.TryGetProperty("parameters", out var all) ? all.EnumerateArray().Select(one => one.GetProperty("name").GetString()!) : [])
            .Concat(operation.Value.TryGetProperty("requestBody", out _) ? ["(body)"] : [])
        select $"{operation.Value.GetProperty("operationId")} {name}";

    private static HttpRequestMessage RequestFor(
        string path, JsonProperty operation, FuzzValues values, Random random, ConcurrentDictionary<string, int> tried)
    {
        var query = new StringBuilder();
        void Tried(string name) => tried.AddOrUpdate($"{operation.Value.GetProperty("operationId")} {name}", 1, (_, times) => times + 1);
        foreach (var parameter in operation.Value.TryGetProperty("parameters", out var all) ? all.EnumerateArray() : [])
        {
            var name = parameter.GetProperty("name").GetString()!;
            if (parameter.GetProperty("in").GetString() == "path")
            {
                var value = values.For(name);
                path = path.Replace("{" + name + "}", Uri.EscapeDataString(value.Length == 0 ? "x" : value), StringComparison.Ordinal);
                Tried(name);
            }
            else if (random.Next(3) == 0 || name == "cities")
            {
                // Now and then twice: what is read then must not matter.
                for (var times = random.Next(12) == 0 ? 2 : 1; times > 0; times--)
                {
                    query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(values.For(name)));
                }
                Tried(name);
            }
        }
        string[] methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];
        var method = random.Next(20) == 0 ? methods[random.Next(methods.Length)] : operation.Name.ToUpperInvariant();
        var request = new HttpRequestMessage(new HttpMethod(method), path + query);
        if (operation.Value.TryGetProperty("requestBody", out var body) && method is not ("GET" or "HEAD"))
        {
            var content = body.GetProperty("content").EnumerateObject().First();
            var (bytes, type) = values.Body(content.Value.TryGetProperty("example", out var example) ? example.ValueKind == JsonValueKind.String ? example.GetString() : example.GetRawText() : null, content.Name);
            request.Content = new ByteArrayContent(bytes);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            if (random.Next(10) == 0)
            {
                request.Content.Headers.ContentEncoding.Add(random.Next(2) == 0 ? "gzip" : "zstd");
            }
            Tried("(body)");
        }
        foreach (var (name, value) in values.Headers())
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return request;
    }
}
