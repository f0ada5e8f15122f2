using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CcgcStream.Collector.Cities;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Setup;
using CcgcStream.Collector.Wire;
using CcgcStream.Text.Cities;

namespace CcgcStream.Collector.Sources.X;

/// <summary>Keeps the stream's rules in step with the catalogue: one or more a city, tagged <c>city:id</c>; rules of others are left alone.</summary>
internal sealed class XRules(SourceHttp http, string address, Secret token, IReadOnlyList<CatalogueCity> cities, int maxLength, int maxRules)
{
    private const string Suffix = " -is:retweet -is:nullcast";

    /// <summary>The query of a city: every name that fits, no reposts, no advertisements.</summary>
    public static string Query(CatalogueCity city, int maxLength) => Query(Names(city, maxLength));

    /// <summary>The names that <see cref="Query(CatalogueCity, int)"/> asks for.</summary>
    public static IReadOnlyList<string> Names(CatalogueCity city, int maxLength) => CityTerms.Names(city, maxLength - Suffix.Length - 2, perName: 6);

    /// <summary>The rules of a city: as many as its names need, and no more than its share of the plan's rules.</summary>
    public static IReadOnlyList<string> Rules(CatalogueCity city, int maxLength, int most)
    {
        var rules = new List<string>();
        var left = CityTerms.Names(city, int.MaxValue, perName: 6);
        while (left.Count > 0 && rules.Count < most)
        {
            var room = maxLength - Suffix.Length - 2;
            var names = left.TakeWhile(n => (room -= n.Length + 6) >= 0).ToList();
            if (names.Count == 0)
            {
                break;
            }

            rules.Add(Query(names));
            left = [.. left.Skip(names.Count)];
        }

        return rules;
    }

    private static string Query(IEnumerable<string> names) => $"({string.Join(" OR ", names.Select(n => $"\"{n}\""))}){Suffix}";

    /// <summary>Adds what is missing and deletes what is out of date.</summary>
    public async Task SyncAsync(CancellationToken ct)
    {
        var share = Math.Max(1, maxRules / Math.Max(1, cities.Count));
        var wanted = cities.SelectMany(c => Rules(c, maxLength, share).Select(value => (Tag: "city:" + c.Id, Value: value))).ToHashSet();
        var there = await ListAsync(ct);
        var stale = there.Where(r => r.Tag.StartsWith("city:", StringComparison.Ordinal) && !wanted.Contains((r.Tag, r.Value))).ToList();
        var missing = wanted.Except(there.Select(r => (r.Tag, r.Value))).ToList();
        if (stale.Count > 0)
        {
            await PostAsync(new JsonObject { ["delete"] = new JsonObject { ["ids"] = new JsonArray([.. stale.Select(r => (JsonNode)r.Id)]) } }, ct);
        }

        if (missing.Count > 0)
        {
            await PostAsync(new JsonObject { ["add"] = new JsonArray([.. missing.Select(m => new JsonObject { ["value"] = m.Value, ["tag"] = m.Tag })]) }, ct);
        }
    }

    private async Task<IReadOnlyList<(string Id, string Tag, string Value)>> ListAsync(CancellationToken ct)
    {
        var rules = new List<(string, string, string)>();
        var next = "";
        do
        {
            var page = $"{address}?max_results=1000{(next.Length > 0 ? "&pagination_token=" + next : "")}";
            next = await http.FetchAsync(() => XManners.Request(HttpMethod.Get, page, token), answer =>
            {
                using var json = answer.Json();
                rules.AddRange(json.RootElement.Items("data").Select(r => (r.Str("id"), r.Str("tag"), r.Str("value"))));
                return json.RootElement.Obj("meta").Str("next_token");
            }, ct);
        }
        while (next.Length > 0);
        return rules;
    }

    private Task<bool> PostAsync(JsonObject body, CancellationToken ct) => http.FetchAsync(
        () =>
        {
            var request = XManners.Request(HttpMethod.Post, address, token);
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
            return request;
        },
        answer =>
        {
            using var json = answer.Json();
            var refused = json.RootElement.Obj("meta").Obj("summary").Num("invalid") ?? 0;
            return refused == 0 ? true : throw new Seam.SourceFailure(Seam.FailureKind.Refused, $"X refuses {refused} of the rules");
        },
        ct);
}
