using System.Globalization;
using System.Text.Json;

namespace CcgcStream.Tests.Site;

/// <summary>Lines of posts for <c>POST /v1/posts</c>.</summary>
public static class Pieces
{
    /// <summary>One post as a line.</summary>
    public static string Line(string id, string text, DateTimeOffset at, string source = "x", string url = "https://example.org/a", string title = "", string country = "GB") =>
        JsonSerializer.Serialize(new
        {
            id, source, channel = "social", kind = "post", url, title, text, lang = "en", country,
            publishedAt = at.ToString("O", CultureInfo.InvariantCulture), author = new { id = "author-" + id, type = "individual", followers = 100 },
        }) + "\n";

    /// <summary>Many different posts about a few cities over two days, the newest an hour before a moment.</summary>
    public static string Many(int count, DateTimeOffset end) => string.Concat(Enumerable.Range(0, count).Select(i => Line(
        $"p{i}", Texts[i % Texts.Length] + " " + i.ToString(CultureInfo.InvariantCulture) + " " + new string((char)('a' + i % 26), 3 + i % 5),
        end.AddHours(-1).AddMinutes(-2880.0 * i / count), Platforms[i % Platforms.Length], country: Countries[i % Countries.Length])));

    private static readonly string[] Platforms = ["x", "facebook", "news", "youtube", "reddit"];
    private static readonly string[] Countries = ["GB", "US", "DE", "FR", "JP", "IN"];

    private static readonly string[] Texts =
    [
        "Wonderful evening at the Yellow Crane Tower in Wuhan, the food was excellent",
        "Beijing opens a new museum of science, visitors love it",
        "Shanghai traffic was terrible again today, awful delays",
        "The hospital in Wuhan reports progress and doctors are praised",
        "Chengdu pandas delight children at the festival",
        "A great university of Beijing welcomes students from abroad",
        "Guangzhou trade fair draws thousands of companies",
    ];
}
