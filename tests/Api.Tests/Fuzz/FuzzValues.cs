using System.Text;
using System.Text.Json.Nodes;

namespace CcgcStream.Api.Tests.Fuzz;

/// <summary>Seeded sense, half-sense and nonsense for parameters, headers and bodies.</summary>
internal sealed class FuzzValues(Random random)
{
    /// <summary>What is right for a parameter of a name, so that requests get past the first check and reach what lies behind.</summary>
    private static readonly Dictionary<string, string[]> Right = new(StringComparer.Ordinal)
    {
        ["id"] = ["wuhan", "beijing", "alr_none"], ["window"] = ["1h", "24h", "7d", "30d", "365d"], ["generation"] = ["live", "simulated", "year-2020"],
        ["asOf"] = ["2026-01-01", "2020-02-03T04:05:06Z", "1990-01-01", "2200-12-31T23:59:59Z", "2020-02-03T04:05:06+14:00"], ["from"] = ["2020-01-01", "2020-01-01T00:00:00Z"],
        ["to"] = ["2020-12-31"], ["limit"] = ["1", "7", "200"], ["points"] = ["2", "9"], ["stories"] = ["1", "100"], ["hours"] = ["1", "168"], ["cities"] = ["wuhan,beijing", "wuhan,beijing,shanghai"],
        ["by"] = ["composite", "arithmetic", "volume", "responsiveness"], ["minGrade"] = ["A", "D"], ["platform"] = ["x", "news"], ["language"] = ["en", "zh"], ["country"] = ["GB"],
        ["topic"] = ["food"], ["actor"] = ["official"], ["format"] = ["csv", "parquet", "json"], ["phase"] = ["all", "open"], ["dimension"] = ["volume", "coverage"], ["weights"] = ["1,1,1,1,1", "0,0,1,0,0"],
        ["cursor"] = ["NjM4NzAwMDAwMDAwMDAwMDAwfHg6MQ", "MHw"], ["city"] = ["wuhan"],
    };

    private static readonly string[] Wrong =
    [
        "", " ", "0", "-1", "2147483647", "2147483648", "99999999999999999999", "NaN", "1e308", "-0", "null", "true", "[]", "..", "../../etc/passwd", "%00", "\0", "'", "\"", "';--",
        "<script>alert(1)</script>", "${jndi:ldap://x}", "{{7*7}}", "a|b", "😀", "\ud83d", "\u202e", "İ", "//", "\n", "\r\nX: y", "9999-12-31T23:59:59Z", "0001-01-01", "2020-02-30", "24:00",
        "1,1,1,1", "-1,1,1,1,1", "NaN,1,1,1,1", "1e308,1e308,1,1,1", "0,0,0,0,0", "wuhan", ",,,", "MTIzfGFi", "fA", "====", new string('a', 5_000), new string('9', 400),
    ];

    public string For(string parameter) =>
        random.Next(5) < 3 && Right.TryGetValue(parameter, out var right) ? right[random.Next(right.Length)] : Wrong[random.Next(Wrong.Length)];

    /// <summary>Headers that the server reads, sometimes wrong.</summary>
    public IEnumerable<(string Name, string Value)> Headers()
    {
        (string, string[])[] all =
        [
            ("Accept", ["text/csv", "application/vnd.apache.parquet", "*/*", "text/html;q=0.1", "////"]), ("If-None-Match", ["*", "\"x\"", "W/\"x\", \"y\"", "x"]),
            ("Accept-Encoding", ["gzip", "gzip;q=0", "br", "zstd, gzip"]), ("Last-Event-ID", ["0-1", "zz-99999999999999999999", "-", "x"]), ("Authorization", ["Bearer ccgc_x", "Bearer", "Basic eDp5", ":"]),
            ("X-Api-Key", ["ccgc_", "x"]), ("Origin", ["http://evil.example", "null"]), ("Cookie", ["ccgc-session=x", "=;=;"]), ("Range", ["bytes=0-1", "bytes=9-1"]),
        ];
        return all.Where(_ => random.Next(8) == 0).Select(header => (header.Item1, header.Item2[random.Next(header.Item2.Length)]));
    }

    /// <summary>A body made from a right one by a few steps that each break something, or bytes that never were one.</summary>
    public (byte[] Bytes, string Type) Body(string? right, string type)
    {
        var bytes = Encoding.UTF8.GetBytes(right ?? "{}");
        switch (random.Next(7))
        {
            case 0:
                random.NextBytes(bytes);
                break;
            case 1:
                bytes = bytes[..random.Next(bytes.Length + 1)];
                break;
            case 2:
                bytes = Encoding.UTF8.GetBytes(new string(random.Next(2) == 0 ? '[' : '{', random.Next(1, 20_000)));
                break;
            case 3:
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                break;
            case 4 or 5:
                bytes = Encoding.UTF8.GetBytes(Changed(bytes));
                break;
        }
        string[] types = [type, type, type, "application/json", "text/plain", "application/x-ndjson", "image/png", "application/json; charset=utf-16"];
        return (bytes, types[random.Next(types.Length)]);
    }

    private string Changed(byte[] right)
    {
        try
        {
            if (JsonNode.Parse(right) is not JsonObject body || body.Count == 0)
            {
                return Encoding.UTF8.GetString(right);
            }
            var name = body.ElementAt(random.Next(body.Count)).Key;
            JsonNode?[] others = [null, -1, 1e300, "", "\ud800", Wrong[random.Next(Wrong.Length)], true, new JsonArray(), new JsonArray(null, "x", 1), new JsonObject { ["a"] = 1 }, new string('x', 100_000)];
            body[name] = others[random.Next(others.Length)];
            return body.ToJsonString();
        }
        catch (System.Text.Json.JsonException)
        {
            // Several lines: one of them is said twice.
            return Encoding.UTF8.GetString(right) + "\n" + Encoding.UTF8.GetString(right);
        }
    }
}
