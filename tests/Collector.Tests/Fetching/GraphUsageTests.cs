using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Sources.Facebook;

namespace CcgcStream.Collector.Tests.Fetching;

public sealed class GraphUsageTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("X-App-Usage", """{"call_count":28,"total_time":25,"total_cputime":74}""", null)]
    [InlineData("X-App-Usage", """{"call_count":28,"total_time":75,"total_cputime":25}""", 30)]
    [InlineData("X-App-Usage", """{"call_count":95,"total_time":25,"total_cputime":25}""", 600)]
    [InlineData("X-Business-Use-Case-Usage", """{"1":[{"type":"pages","call_count":80,"total_cputime":5,"total_time":3,"estimated_time_to_regain_access":0}]}""", 30)]
    [InlineData("X-Business-Use-Case-Usage", """{"1":[{"type":"pages","call_count":100,"total_cputime":5,"total_time":3,"estimated_time_to_regain_access":7}]}""", 420)]
    [InlineData("X-App-Usage", "not json", null)]
    public void Slows_down_at_75_percent_and_stops_at_95(string header, string usage, int? seconds)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation(header, usage);
        var state = GraphManners.Make().Rates(new Fetched(200, response.Headers, "application/json", []), Now);
        Assert.Equal((seconds is null ? null : (long?)0, seconds is { } wait ? Now.AddSeconds(wait) : null), (state.Remaining, state.ResetAt));
    }
}
