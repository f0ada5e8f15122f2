using System.Text;

namespace CcgcStream.Reporting.Markdown;

/// <summary>Writes Markdown in which no text from outside can act as markup.</summary>
internal sealed class MarkdownWriter
{
    private const string Special = "\\`*_{}[]()#+!|<>~&";
    private readonly StringBuilder _text = new();

    public void Heading(int level, string text) => _text.Append('#', level).Append(' ').Append(Escape(text)).Append("\n\n");

    public void Paragraph(string text) => _text.Append(Escape(text)).Append("\n\n");

    public void Quote(string strong, string text)
        => _text.Append("> **").Append(Escape(strong)).Append("** ").Append(Escape(text)).Append("\n\n");

    public void Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        Row(head);
        Row([.. head.Select((_, column) => column == 0 ? ":---" : "---:")], escape: false);
        foreach (var row in rows)
        {
            Row(row);
        }

        _text.Append('\n');
    }

    public override string ToString() => _text.ToString();

    /// <summary>Escapes punctuation that Markdown reads, and puts the text on one line.</summary>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var sign in text)
        {
            if (Special.Contains(sign, StringComparison.Ordinal))
            {
                escaped.Append('\\').Append(sign);
            }
            else
            {
                escaped.Append(char.IsControl(sign) ? ' ' : sign);
            }
        }

        return escaped.ToString();
    }

    private void Row(IReadOnlyList<string> cells, bool escape = true)
    {
        foreach (var cell in cells)
        {
            _text.Append("| ").Append(escape ? Escape(cell) : cell).Append(' ');
        }

        _text.Append("|\n");
    }
}
