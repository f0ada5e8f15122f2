using System.Text.Json;

namespace CcgcStream.Contracts.Posts;

/// <summary>Reads one public Post JSON object and says precisely what is wrong with a bad one.</summary>
public static class PostReader
{
    /// <summary>Reads a post from UTF-8 JSON.</summary>
    /// <param name="utf8">One JSON object.</param>
    /// <param name="post">The post, its defaults filled in; null when there is an error.</param>
    /// <param name="error">What is wrong and where; null when there is a post.</param>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out Post? post, out string? error)
    {
        post = null;
        Post? raw;
        try
        {
            raw = JsonSerializer.Deserialize(utf8, PostJsonContext.Default.Post);
        }
        catch (JsonException e)
        {
            error = Describe(e);
            return false;
        }

        if (raw is null)
        {
            error = "expected a JSON object, found null";
            return false;
        }

        var complete = Complete(raw);
        error = Check(complete);
        post = error is null ? complete : null;
        return error is null;
    }

    /// <summary>Fills in what a post leaves out and lower-cases the closed lists. Idempotent.</summary>
    public static Post Complete(Post raw)
    {
        var source = Choose(raw.Source, PostVocabulary.Sources, "other");
        var channel = Choose(raw.Channel, PostVocabulary.Channels, PostVocabulary.ChannelOf(source));
        var kind = Choose(raw.Kind, PostVocabulary.Kinds, PostVocabulary.KindOf(channel, raw.ReplyTo.Length > 0, raw.RepostOf.Length > 0));
        return raw with
        {
            Id = raw.Id.Length == 0 && raw.Url.Length > 0 ? PostId.FromUrl(source, raw.Url) : raw.Id,
            Source = source,
            Channel = channel,
            Kind = kind,
            PublishedAt = Known(raw.PublishedAt),
            CollectedAt = Known(raw.CollectedAt),
            Metrics = raw.Metrics is null ? null : raw.Metrics with { ObservedAt = Known(raw.Metrics.ObservedAt) },
            Author = raw.Author is null ? null : raw.Author with { Type = Choose(raw.Author.Type, PostVocabulary.AuthorTypes, "") },
            Media = raw.Media is null ? [] : [.. raw.Media.Where(m => m is not null && m.Type.Length > 0)],
            Hashtags = raw.Hashtags ?? [],
            Mentions = raw.Mentions ?? [],
        };
    }

    private static string? Check(Post post)
    {
        if (post.Id.Length == 0)
        {
            return "id is missing (give id, or source and url)";
        }

        if (post.Id.Length > PostId.MaxLength)
        {
            return $"id is longer than {PostId.MaxLength} characters";
        }

        if (post.Deleted)
        {
            return null; // A withdrawal needs nothing but the id.
        }

        if (post.Text.Length == 0 && post.Title.Length == 0)
        {
            return "text or title is missing";
        }

        return post.PublishedAt is null ? "publishedAt is missing" : null;
    }

    private static DateTimeOffset? Known(DateTimeOffset? time) => time == default(DateTimeOffset) ? null : time;

    private static string Choose(string value, IReadOnlySet<string> allowed, string otherwise)
    {
        var lower = value.Trim().ToLowerInvariant();
        return allowed.Contains(lower) ? lower : otherwise;
    }

    private static string Describe(JsonException e)
    {
        var path = e.Path is { Length: > 2 } p && p.StartsWith("$.", StringComparison.Ordinal) ? p[2..] + ": " : "";
        var text = e.Message;
        var cut = text.IndexOf(" Path: ", StringComparison.Ordinal);
        text = (cut < 0 ? text : text[..cut]).TrimEnd('.');
        if (text.StartsWith("The JSON value could not be converted", StringComparison.Ordinal))
        {
            text = path.Length == 0 ? "expected a JSON object" : "a value of another type is expected"; // The rest names a .NET type.
        }

        return e.BytePositionInLine is { } at ? $"{path}{text} (byte {at})" : path + text;
    }
}
