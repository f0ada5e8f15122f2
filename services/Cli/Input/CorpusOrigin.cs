using System.Text.Json.Nodes;

namespace CcgcStream.Cli.Input;

/// <summary>Research corpora name the site or the agency a line came from; this makes a platform or an outlet of it.</summary>
internal static class CorpusOrigin
{
    private static readonly Dictionary<string, string> Platforms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["x.com"] = "x", ["twitter.com"] = "x", ["facebook.com"] = "facebook", ["instagram.com"] = "instagram",
        ["youtube.com"] = "youtube", ["reddit.com"] = "reddit", ["bsky.app"] = "bluesky", ["mastodon.social"] = "mastodon",
    };

    public static void Apply(JsonObject line)
    {
        var origin = line["outlet"]?["domain"] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
        if (Platforms.TryGetValue(origin, out var platform))
        {
            line["source"] = platform;
            line.Remove("outlet");
        }
        else
        {
            line["source"] = "news";
            line["outlet"] = new JsonObject { ["domain"] = origin, ["name"] = origin };
        }

        if (line.Remove("retweet", out var retweet) && retweet is JsonValue flag && flag.TryGetValue<bool>(out var isRetweet) && isRetweet)
        {
            line["kind"] = "repost";
        }
    }
}
