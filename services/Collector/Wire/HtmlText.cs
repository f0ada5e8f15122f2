using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CcgcStream.Collector.Wire;

/// <summary>The text of an HTML fragment: no tags, entities resolved, paragraphs and breaks as line ends.</summary>
internal static class HtmlText
{
    /// <summary>Longer fragments are cut first: nobody reads further, and parsing is work.</summary>
    private const int MaxLength = 262_144;

    public static string Of(string html)
    {
        if (!html.AsSpan().ContainsAny('<', '&'))
        {
            return html.Trim();
        }

        var parser = new HtmlParser();
        var body = parser.ParseDocument(html.Length > MaxLength ? html[..MaxLength] : html).Body;
        if (body is null)
        {
            return "";
        }

        foreach (var hidden in body.QuerySelectorAll("script,style,template").ToList())
        {
            hidden.Remove();
        }

        foreach (var end in body.QuerySelectorAll("br,p,div,li,h1,h2,h3,h4,blockquote").ToList())
        {
            end.After(end.Owner!.CreateTextNode("\n"));
        }

        var lines = body.TextContent.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join('\n', lines);
    }
}
