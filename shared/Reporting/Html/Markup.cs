using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace CcgcStream.Reporting.Html;

/// <summary>Writes HTML and SVG. Every text and attribute value goes through the encoder: there is no way around it.</summary>
internal sealed class Markup
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder _page = new(64 * 1024);

    public Markup Open(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(tag, attributes);
        _page.Append('>');
        return this;
    }

    public Markup Close(string tag)
    {
        _page.Append("</").Append(tag).Append('>');
        return this;
    }

    public Markup Text(string text)
    {
        _page.Append(Encoder.Encode(text));
        return this;
    }

    /// <summary>An element that holds one text.</summary>
    public Markup Leaf(string tag, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
        => Open(tag, attributes).Text(text).Close(tag);

    /// <summary>An SVG element without content.</summary>
    public Markup Shape(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(tag, attributes);
        _page.Append("/>");
        return this;
    }

    /// <summary>Markup of this project's own, such as the style sheet: never anything from outside.</summary>
    public Markup Trusted(string markup)
    {
        _page.Append(markup);
        return this;
    }

    public override string ToString() => _page.ToString();

    private void Start(string tag, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _page.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
        {
            _page.Append(' ').Append(name).Append("=\"").Append(Encoder.Encode(value)).Append('"');
        }
    }
}
