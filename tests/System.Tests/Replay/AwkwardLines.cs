using System.Text.Json.Nodes;

namespace CcgcStream.System.Tests.Replay;

/// <summary>What real files do besides holding posts: repeat them, correct them, withdraw them, and be broken in places.</summary>
internal static class AwkwardLines
{
    /// <summary>Lines that no reader can take, one of each kind.</summary>
    public static readonly string[] Malformed = ["{\"id\": \"broken", "[]", "{\"time\": \"2020-02-01T00:00:00Z\", \"text\": \"no id\"}", "{\"id\": \"bad-time\", \"time\": \"soon\", \"text\": \"Wuhan\"}"];

    /// <summary>Repeats, later versions that speak of another city, and withdrawals of a seeded choice of lines.</summary>
    public static List<string> From(IReadOnlyList<string> lines, int seed)
    {
        var random = new Random(seed);
        var extra = new List<string>();
        foreach (var line in lines)
        {
            switch (random.Next(100))
            {
                case < 4:
                    extra.Add(line);
                    break;
                case < 6:
                    extra.Add(Later(line, post => post["text"] = "Shenzhen opens a new museum of modern art"));
                    break;
                case < 8:
                    extra.Add(Later(line, post => post["deleted"] = true));
                    break;
            }
        }

        return extra;
    }

    private static string Later(string line, Action<JsonObject> change)
    {
        var post = JsonNode.Parse(line)!.AsObject();
        post["collectedAt"] = "2021-07-01T00:00:00Z";
        change(post);
        return post.ToJsonString();
    }
}
