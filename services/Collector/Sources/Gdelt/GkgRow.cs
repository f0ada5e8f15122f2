using System.Globalization;
using System.Net;
using CcgcStream.Collector.Sources.Rss;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.Gdelt;

/// <summary>One row of the Global Knowledge Graph 2.1 (27 columns): one article.</summary>
internal static class GkgRow
{
    private const int Columns = 27;

    /// <summary>The article; null for a malformed row. <paramref name="aboutCity"/> says whether it names a catalogue city.</summary>
    public static Post? Of(string row, GkgCities cities, DateTimeOffset now, FieldWatch watch, out bool aboutCity)
    {
        aboutCity = false;
        var cells = row.Split('\t');
        watch.LookAtRow("gkg", cells.Length, Columns);
        if (cells.Length != Columns || cells[0].Length == 0 || Times.Iso(cells[1]) is not { } batch)
        {
            return null;
        }

        var named = cities.In(cells[10], cells[9]);
        var web = cells[2] == "1" && Uri.TryCreate(cells[4], UriKind.Absolute, out _);
        var title = Title(cells[26], web ? cells[4] : "");
        if (title.Length == 0)
        {
            return null;
        }

        aboutCity = named.Count > 0 || cities.MayName(title);
        return new Post
        {
            Id = "gdelt:" + cells[0],
            Source = "gdelt",
            Channel = "media",
            Kind = "article",
            Url = web ? cells[4] : "",
            Title = title,
            Lang = GdeltLanguages.Of(cells[25]),
            PublishedAt = batch,
            CollectedAt = now,
            Outlet = new Outlet { Domain = Feed.OutletDomain(cells[3]) },
            // The article's text is not in the row; the cities found in it are, and they stand as tags.
            Hashtags = [.. named.Select(c => c.Name)],
            Media = cells[18].Length > 0 ? [new Medium { Type = "image" }] : [],
            Place = named is [var first, ..] ? new Place { Lat = first.Lat, Lon = first.Lon, CountryCode = "CN" } : null,
        };
    }

    private static string Title(string extras, string url)
    {
        const string Open = "<PAGE_TITLE>", Close = "</PAGE_TITLE>";
        var from = extras.IndexOf(Open, StringComparison.Ordinal);
        var to = from < 0 ? -1 : extras.IndexOf(Close, from, StringComparison.Ordinal);
        return to > 0 ? WebUtility.HtmlDecode(extras[(from + Open.Length)..to]).Trim() : FromAddress(url);
    }

    /// <summary>Rows before September 2019 have no title; most addresses hold its words.</summary>
    private static string FromAddress(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            return "";
        }

        var words = uri.Segments.Select(s => Uri.UnescapeDataString(s.Trim('/'))).MaxBy(s => s.Count(c => c is '-' or '_')) ?? "";
        var parts = Path.GetFileNameWithoutExtension(words).Split(['-', '_'], StringSplitOptions.RemoveEmptyEntries)
            .Where(p => !p.All(char.IsAsciiDigit)).ToArray();
        return parts.Length < 3 ? "" : string.Join(' ', parts).ToLower(CultureInfo.InvariantCulture);
    }
}
