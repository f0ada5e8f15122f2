using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace CcgcStream.Notifier.Formats;

/// <summary>Requests with a JSON body.</summary>
internal static class JsonBody
{
    public static HttpRequestMessage Post(string url, JsonNode body) => Post(new Uri(url), Encoding.UTF8.GetBytes(body.ToJsonString()));

    public static HttpRequestMessage Post(Uri url, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new HttpRequestMessage(HttpMethod.Post, url) { Content = content };
    }

    /// <summary>The value of a numeric field that says no unless it is zero; null where it is zero, missing, or the answer is no JSON object.</summary>
    public static string? RefusalBy(string answer, string field, string message)
    {
        try
        {
            return JsonNode.Parse(answer) is JsonObject json && json[field] is JsonValue value && value.ToString() is not "0" and var code
                ? $"{code} {json[message]}"
                : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return answer.Length == 0 ? null : "the answer is no JSON";
        }
    }

    /// <summary>Cuts a text to so many UTF-8 bytes, between characters.</summary>
    public static string Cut(string text, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= bytes)
        {
            return text;
        }

        var kept = new StringBuilder();
        var left = bytes - 3;
        foreach (var rune in text.EnumerateRunes())
        {
            if ((left -= rune.Utf8SequenceLength) < 0)
            {
                break;
            }

            kept.Append(rune);
        }

        return kept.Append('…').ToString();
    }
}
