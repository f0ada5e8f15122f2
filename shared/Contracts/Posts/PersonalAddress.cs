using System.Text.RegularExpressions;

namespace CcgcStream.Contracts.Posts;

/// <summary>
/// On some networks the id or the address of a post names its author. Both lose the name before they enter the log: in ids the
/// author's pseudonym takes its place, the same for a post, its deletion and its replies; an address that would not open without the
/// name is dropped.
/// </summary>
public static partial class PersonalAddress
{
    private const string Bluesky = "bluesky";
    private const string Mastodon = "mastodon";

    /// <summary>Kinds of author whose address is public by its nature.</summary>
    private static readonly string[] Public = ["official", "media", "organisation", "enterprise"];

    /// <summary>Where an author of unknown kind is taken for a person; elsewhere it is a page or a channel.</summary>
    private static readonly string[] OfPersons = ["x", Bluesky, Mastodon, "reddit"];

    /// <summary>An id, or a reference to one, without the names of persons: the DID of Bluesky, the account of the fediverse.</summary>
    /// <param name="source">Platform of the post.</param>
    /// <param name="id">Post id or conversation id; may be empty.</param>
    /// <param name="pseudonyms">The keyed hash.</param>
    public static string InId(string source, string id, AuthorPseudonym pseudonyms) => source switch
    {
        Bluesky => Did().Replace(id, match => pseudonyms.Of(source, new Author { Id = match.Value })),
        Mastodon => Account().Replace(id, match => match.Groups[1].Value + pseudonyms.Of(source, new Author { Id = id[..(match.Index + match.Length)] })),
        _ => id,
    };

    /// <summary>The address of a post, if it can be given without naming a private author; else an empty string.</summary>
    public static string InUrl(Post post, AuthorPseudonym pseudonyms)
    {
        if (post.Author?.Type is { Length: > 0 } type ? Public.Contains(type) : !OfPersons.Contains(post.Source))
        {
            return post.Url;
        }

        var url = XStatus().Replace(post.Url, "$1i/status/");
        return InId(post.Source, url, pseudonyms) == url && !(post.Author is { } author && Names(url, author)) ? url : "";
    }

    private static bool Names(string url, Author author) => url.Split('/', '?', '&', '=', '#')
        .Select(part => part.TrimStart('@', '~'))
        .Any(part => part.Length > 0 && (Same(part, author.Id) || Same(part, author.Handle.TrimStart('@')) || Same(Uri.UnescapeDataString(part), author.Name)));

    private static bool Same(string part, string name) => part.Equals(name, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("did:(?:plc:[a-z2-7]{24}|web:[A-Za-z0-9.%-]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Did();

    [GeneratedRegex("(/(?:ap/)?users/|/@)[^/?#]+", RegexOptions.CultureInvariant)]
    private static partial Regex Account();

    [GeneratedRegex("^(https?://(?:www\\.|mobile\\.)?(?:x|twitter)\\.com/)[^/]+/status/", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex XStatus();
}
