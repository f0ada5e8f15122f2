using System.Buffers;
using CcgcStream.Contracts.Posts;
using CcgcStream.Text.Cities;

namespace CcgcStream.Collector.Cities;

/// <summary>How to ask for a city, and how to see at a glance whether a text may be about any.</summary>
internal sealed class CityTerms
{
    private readonly SearchValues<string> _any;

    /// <param name="catalogue">All cities.</param>
    /// <param name="only">Ids to restrict to; empty: all.</param>
    public CityTerms(CityCatalogue catalogue, IReadOnlyList<string> only)
    {
        Cities = [.. catalogue.All.Where(c => only.Count == 0 || only.Contains(c.Id))];
        _any = SearchValues.Create([.. Cities.SelectMany(c => c.Names.Values.SelectMany(n => n).Append(c.Name).Append(c.Zh)).Where(n => n.Length > 1).Distinct()],
            StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The cities asked for.</summary>
    public IReadOnlyList<CatalogueCity> Cities { get; }

    /// <summary>False when no name of any city occurs. True says little: the tagger decides.</summary>
    public bool MayMention(Post post) =>
        post.Deleted || post.Text.AsSpan().ContainsAny(_any) || post.Title.AsSpan().ContainsAny(_any) || post.Hashtags.Any(h => h.AsSpan().ContainsAny(_any));

    /// <summary>Distinct names of a city, the English and Chinese ones first, as many as fit into a length.</summary>
    /// <param name="city">The city.</param>
    /// <param name="maxLength">Characters that the names may take.</param>
    /// <param name="perName">Characters that each name costs beyond itself, such as quotes and " OR ".</param>
    public static IReadOnlyList<string> Names(CatalogueCity city, int maxLength, int perName)
    {
        var names = new List<string>();
        var left = maxLength;
        foreach (var name in Ordered(city).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (name.Length + perName <= left && name.Length > 1 && !name.AsSpan().ContainsAny('"', '\\'))
            {
                names.Add(name);
                left -= name.Length + perName;
            }
        }

        return names;
    }

    /// <summary>A city's name as a hashtag: letters and digits only.</summary>
    public static string Hashtag(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static IEnumerable<string> Ordered(CatalogueCity city) =>
        new[] { city.Name, city.Zh }.Concat(city.Names.OrderBy(n => n.Key, StringComparer.Ordinal).SelectMany(n => n.Value.Take(2)));
}
