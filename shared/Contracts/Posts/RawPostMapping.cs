using CcgcStream.Contracts.V1;

namespace CcgcStream.Contracts.Posts;

/// <summary>Between the public Post and its form on <c>posts.raw</c>. On the way in the author becomes a pseudonym.</summary>
public static class RawPostMapping
{
    /// <summary>Longest text kept of a piece, in UTF-16 code units; taggers look at less.</summary>
    public const int MaxText = 65_536;

    /// <summary>Maps a complete post (see <see cref="PostReader.Complete"/>).</summary>
    /// <param name="post">The post.</param>
    /// <param name="generation">"live", "simulated" or a replay's name.</param>
    /// <param name="pseudonyms">The keyed hash for its author.</param>
    public static RawPost ToRaw(this Post post, string generation, AuthorPseudonym pseudonyms)
    {
        var collected = post.CollectedAt ?? post.PublishedAt;
        var raw = new RawPost
        {
            Id = PersonalAddress.InId(post.Source, post.Id, pseudonyms),
            Source = post.Source,
            Channel = post.Channel,
            Kind = post.Kind,
            Url = PersonalAddress.InUrl(post, pseudonyms),
            Title = Limit(post.Title),
            Text = Limit(post.Text),
            Lang = post.Lang,
            PublishedAtUs = (post.PublishedAt ?? collected)?.ToUnixMicroseconds() ?? 0,
            CollectedAtUs = collected?.ToUnixMicroseconds() ?? 0,
            Country = post.Country,
            ReplyTo = PersonalAddress.InId(post.Source, post.ReplyTo, pseudonyms),
            RepostOf = PersonalAddress.InId(post.Source, post.RepostOf, pseudonyms),
            ConversationId = PersonalAddress.InId(post.Source, post.ConversationId, pseudonyms),
            Deleted = post.Deleted,
            Simulated = post.Simulated,
            Generation = generation,
        };
        raw.MediaTypes.AddRange(post.Media.Select(m => m.Type));
        raw.Hashtags.AddRange(post.Hashtags);
        raw.Mentions.AddRange(post.Mentions);
        if (post.Author is { } a)
        {
            raw.Author = new RawAuthor
            {
                Pseudonym = pseudonyms.Of(post.Source, a), Type = a.Type, Followers = a.Followers, Verified = a.Verified, Country = a.Country, Bot = a.Bot,
            };
        }

        if (post.Outlet is { } o)
        {
            raw.Outlet = new RawOutlet { Domain = o.Domain, Name = o.Name, Country = o.Country };
        }

        if (post.Metrics is { } m)
        {
            raw.Metrics = ToRaw(m);
        }

        if (post.Place is { } p)
        {
            raw.Place = new RawPlace { Lat = p.Lat, Lon = p.Lon, CountryCode = p.CountryCode };
        }

        return raw;
    }

    /// <summary>Maps back for the tagger; the author's identity is gone, the pseudonym stands in its place.</summary>
    public static Post ToPost(this RawPost raw) => new()
    {
        Id = raw.Id,
        Source = raw.Source,
        Channel = raw.Channel,
        Kind = raw.Kind,
        Url = raw.Url,
        Title = raw.Title,
        Text = raw.Text,
        Lang = raw.Lang,
        PublishedAt = UnixMicroseconds.ToTime(raw.PublishedAtUs),
        CollectedAt = UnixMicroseconds.ToTime(raw.CollectedAtUs),
        Author = raw.Author is { } a
            ? new Author { Id = a.Pseudonym, Type = a.Type, Followers = a.Followers, Verified = a.Verified, Country = a.Country, Bot = a.Bot }
            : null,
        Outlet = raw.Outlet is { } o ? new Outlet { Domain = o.Domain, Name = o.Name, Country = o.Country } : null,
        Country = raw.Country,
        Media = [.. raw.MediaTypes.Select(t => new Medium { Type = t })],
        Hashtags = raw.Hashtags,
        Mentions = raw.Mentions,
        ReplyTo = raw.ReplyTo,
        RepostOf = raw.RepostOf,
        ConversationId = raw.ConversationId,
        Place = raw.Place is { } p ? new Place { Lat = p.Lat, Lon = p.Lon, CountryCode = p.CountryCode } : null,
        Deleted = raw.Deleted,
        Simulated = raw.Simulated,
    };

    private static RawMetrics ToRaw(Metrics m)
    {
        var raw = new RawMetrics { ObservedAtUs = m.ObservedAt?.ToUnixMicroseconds() ?? 0 };
        if (m.Views is { } views) { raw.Views = views; }
        if (m.Likes is { } likes) { raw.Likes = likes; }
        if (m.Comments is { } comments) { raw.Comments = comments; }
        if (m.Shares is { } shares) { raw.Shares = shares; }
        return raw;
    }

    private static string Limit(string text) => text.Length <= MaxText ? text : text[..MaxText];
}
