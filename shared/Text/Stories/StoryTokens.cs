using CcgcStream.Text.Cities;
using CcgcStream.Text.Cities.Matching;
using CcgcStream.Text.Normalisation;

namespace CcgcStream.Text.Stories;

/// <summary>What a token is to a story.</summary>
internal enum StoryTokenKind
{
    /// <summary>No more tokens.</summary>
    End,

    /// <summary>A word that tells stories apart.</summary>
    Word,

    /// <summary>A number: posts made from a template differ in these alone.</summary>
    Number,

    /// <summary>One character of a script without spaces.</summary>
    Character,
}

/// <summary>
/// Reads the tokens of a folded text that matter for its story. Links, handles, repost marks, names of agencies and common words of
/// fifteen languages (<c>story-stopwords.txt</c>) are passed over, punctuation and case are gone.
/// </summary>
internal ref struct StoryTokens(ReadOnlySpan<char> text)
{
    private static readonly Trie Ignored = ReadIgnored();
    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    /// <summary>The next token's hash.</summary>
    public StoryTokenKind Next(out ulong token)
    {
        while (_at < _text.Length)
        {
            var start = _at;
            var kind = CharClasses.Of(_text[start]);
            if (kind == CharClass.Separator)
            {
                _at += SkipHandle(start) + 1;
                continue;
            }

            if (CharClasses.IsUnspaced(kind))
            {
                _at++;
                token = StoryHash.Finish(_text[start]);
                return StoryTokenKind.Character;
            }

            _at = kind == CharClass.Digit ? NumberEnd(start) : WordEnd(start);
            if (IsLink(start))
            {
                var rest = _text[start..].IndexOfAny(' ', '\n');
                _at = rest < 0 ? _text.Length : start + rest;
                continue;
            }

            if (kind == CharClass.Digit)
            {
                token = Number(_text[start.._at]);
                return StoryTokenKind.Number;
            }

            var ignored = Ignored.Find(_text[start.._at]);
            if (ignored < 0 && _at - start > 1)
            {
                token = StoryHash.Of(_text[start.._at]);
                return StoryTokenKind.Word;
            }

            if (ignored > 0)
            {
                token = StoryHash.Finish((ulong)ignored);
                return StoryTokenKind.Number;
            }
        }

        token = 0;
        return StoryTokenKind.End;
    }

    private static ulong Number(ReadOnlySpan<char> digits)
    {
        var value = 0UL;
        foreach (var c in digits)
        {
            value = char.IsAsciiDigit(c) ? (value * 10) + (ulong)(c - '0') : value;
        }

        return StoryHash.Finish(value);
    }

    // The value of a word is 0 when it is passed over, else the number that it writes out.
    private static Trie ReadIgnored()
    {
        var trie = new Trie();
        foreach (var line in CatalogueResources.Lines("story-stopwords.txt"))
        {
            foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = word.Split('=');
                trie.Add(NameFolding.Fold(parts[0]), parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 0);
            }
        }

        return trie;
    }

    private readonly int SkipHandle(int at)
    {
        var length = 0;
        while (_text[at] == '@' && at + length + 1 < _text.Length && (char.IsAsciiLetterOrDigit(_text[at + length + 1]) || _text[at + length + 1] == '_'))
        {
            length++;
        }

        return length;
    }

    private readonly bool IsLink(int at) => _text[at] switch
    {
        'h' => _text[at..].StartsWith("http://") || _text[at..].StartsWith("https://"),
        'w' => _text[at..].StartsWith("www."),
        't' => _text[at..].StartsWith("t.co/"),
        'p' => _text[at..].StartsWith("pic.twitter.com"),
        _ => false,
    };

    private readonly int WordEnd(int at)
    {
        var kind = CharClasses.Of(_text[at]);
        while (at < _text.Length && CharClasses.Of(_text[at]) == kind)
        {
            at++;
        }

        return at;
    }

    private readonly int NumberEnd(int at)
    {
        while (at < _text.Length && (char.IsAsciiDigit(_text[at])
            || (_text[at] is ',' or '.' && at + 1 < _text.Length && char.IsAsciiDigit(_text[at + 1]))))
        {
            at++;
        }

        return at;
    }
}
