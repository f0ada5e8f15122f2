using System.Text;

namespace CcgcStream.Text.Tests.Hostile;

/// <summary>Makes hostile texts out of honest ones: seeded, so that a failure can be repeated by its number.</summary>
internal sealed class TextMutator(int seed, IReadOnlyList<string> corpus)
{
    private const int Longest = 2_000;

    private static readonly string[] Pieces =
    [
        "\uD800", "\uDC00", "\uD835", "\u200B", "\u200D", "\u202E", "\u2066", "\u0301\u0302\u0303\u0304", "\uFEFF", "\0", "\uFFFF", "#", "@", "'s", "https://", "www.",
        "<b><i>", "</", "&amp;", "[[", "]]", "\n", " ", "Canton", "中山", "지난", "و", "ב", "ปักกิ่ง", "RT @a: ", "…", "1,234.5", "\u0BCD", "🏙️", "_", "\t", "“",
    ];

    private readonly Random _random = new(seed);

    public string Next()
    {
        var text = new StringBuilder(corpus[_random.Next(corpus.Count)]);
        for (var steps = _random.Next(1, 8); steps > 0; steps--)
        {
            Mutate(text);
        }

        return text.ToString(0, Math.Min(text.Length, Longest));
    }

    private void Mutate(StringBuilder text)
    {
        var at = _random.Next(text.Length + 1);
        switch (_random.Next(8))
        {
            case 0:
                text.Insert(at, Pieces[_random.Next(Pieces.Length)]);
                break;
            case 1:
                text.Insert(at, (char)_random.Next(0x10000));
                break;
            case 2:
                text.Remove(at, Math.Min(_random.Next(6), text.Length - at));
                break;
            case 3:
                text.Insert(at, text.ToString(0, Math.Min(_random.Next(40), text.Length)));
                break;
            case 4:
                var other = corpus[_random.Next(corpus.Count)];
                text.Insert(at, other.AsSpan(_random.Next(other.Length)));
                break;
            case 5:
                text.Insert(at, new string(Pieces[_random.Next(Pieces.Length)][0], _random.Next(60)));
                break;
            case 6 when at < text.Length:
                text[at] = char.IsUpper(text[at]) ? char.ToLowerInvariant(text[at]) : char.ToUpperInvariant(text[at]);
                break;
            default:
                text.Replace(" ", _random.Next(2) == 0 ? "" : "\u200B ");
                break;
        }
    }
}
