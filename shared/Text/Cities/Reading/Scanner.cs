using CcgcStream.Text.Cities.Matching;
using CcgcStream.Text.Normalisation;

namespace CcgcStream.Text.Cities.Reading;

/// <summary>Walks once over a folded text and collects names (the longest at each place) and cues.</summary>
internal ref struct Scanner(Gazetteer gazetteer, ScanState state)
{
    private readonly ReadOnlySpan<char> _text = state.Text.Chars;
    private bool _inTag;
    private int _tagStart;
    private int _wordStart;
    private bool _kana;

    public void Run()
    {
        var previous = CharClass.Separator;
        for (var i = 0; i < _text.Length;)
        {
            var c = _text[i];
            var kind = CharClasses.Of(c);
            if (kind == CharClass.Separator)
            {
                i = Separator(i, c, previous);
                previous = CharClass.Separator;
                continue;
            }

            if (kind != previous || (_inTag && IsCamel(i)))
            {
                _wordStart = i;
                if (kind == CharClass.Latin && LinkEnd(i) is var end && end > i)
                {
                    i = end;
                    previous = CharClass.Separator;
                    continue;
                }
            }

            if (kind == CharClass.Hiragana && !_kana)
            {
                _kana = true;
                state.AddCue(i, gazetteer.KanaTag);
            }

            var next = i;
            if (gazetteer.Words.First(c) is var node && node != 0 && state.Hits.Count < ScanState.MaxHits && MayStart(i, kind))
            {
                next = Match(i, kind, node);
            }

            previous = next > i ? CharClasses.Of(_text[next - 1]) : kind;
            i = Math.Max(next, i + 1);
        }
    }

    private bool IsCamel(int i) => state.Text.IsCapital(i) && i > 0 && !state.Text.IsCapital(i - 1);

    private int Separator(int i, char c, CharClass previous)
    {
        if (c is '#' or '@' && (c == '#' || !CharClasses.IsSpacedLetter(previous)))
        {
            (_inTag, _tagStart, _wordStart) = (true, i + 1, i + 1);
            return c == '@' ? HandleReader.Read(gazetteer, state, i + 1) : i + 1;
        }

        _inTag &= c is '_';
        return i + 1;
    }

    // Addresses name their server, not their subject.
    private readonly int LinkEnd(int i)
    {
        var rest = _text[i..];
        if (!rest.StartsWith("http") && !rest.StartsWith("www."))
        {
            return i;
        }

        if (rest[0] == 'h' && !rest.StartsWith("http://") && !rest.StartsWith("https://"))
        {
            return i;
        }

        var length = rest.IndexOfAny(' ', '\n');
        return length < 0 ? _text.Length : i + length;
    }

    private readonly bool MayStart(int i, CharClass kind) => i == _wordStart || kind switch
    {
        CharClass.Han or CharClass.Unspaced or CharClass.Hangul or CharClass.Hiragana => true,
        CharClass.Katakana => false,
        CharClass.Arabic or CharClass.Hebrew or CharClass.Suffixing => AfterPrefix(i),
        _ => _inTag,
    };

    private readonly bool AfterPrefix(int i) => i - _wordStart <= 4 && gazetteer.Prefixes.Find(_text[_wordStart..i]) >= 0;

    /// <summary>Takes the longest name and the longest cue that begin here; returns where to go on.</summary>
    private int Match(int start, CharClass kind, int node)
    {
        var (nameEnd, form) = (start, -1);
        var (cueEnd, cues) = (start, default(int[]));
        for (var end = start + 1; node != 0; end++)
        {
            var value = gazetteer.Words.Value(node);
            if (value >= 0)
            {
                var entry = gazetteer.Entries[value];
                if (entry.Form >= 0 && Accepts(gazetteer.Forms[entry.Form], start, end, kind))
                {
                    (nameEnd, form) = (end, entry.Form);
                }

                if (entry.Cues.Length > 0 && (entry.Open || Bounds.WordEnds(_text, end)) && Bounds.WordBegins(start, _wordStart, kind))
                {
                    (cueEnd, cues) = (end, entry.Cues);
                }
            }

            node = end >= _text.Length ? 0
                : end == start + 1 ? gazetteer.Words.Pair(node, _text[start], _text[end]) : gazetteer.Words.Next(node, _text[end]);
        }

        foreach (var tag in cues ?? [])
        {
            state.AddCue(start, tag);
        }

        if (form >= 0)
        {
            state.Hits.Add(new Hit(start, nameEnd, form, _inTag));
        }

        return Math.Max(nameEnd, CharClasses.IsSpacedLetter(kind) ? cueEnd : start);
    }

    private readonly bool Accepts(Form form, int start, int end, CharClass kind)
    {
        if (form.Upper && !state.Text.IsCapital(start) && !_inTag && kind is CharClass.Latin or CharClass.Cyrillic or CharClass.Greek)
        {
            return false;
        }

        if (kind == CharClass.Han)
        {
            return form.Settled || !gazetteer.Crossings.Crosses(_text, start, end);
        }

        return (form.Exact.Length == 0 || SpeltAsIn(form, start, end)) && (_inTag && kind == CharClass.Latin
            ? Bounds.FitsTag(gazetteer, state.Text, start, end, start == _wordStart)
            : Bounds.Fits(gazetteer, _text, start, end, _wordStart, form));
    }

    private readonly bool SpeltAsIn(Form form, int start, int end)
    {
        if (state.Text.HasLooseAccents || _inTag)
        {
            return true;
        }

        foreach (var spelling in form.Exact)
        {
            if (state.Text.Plain[start..end].SequenceEqual(spelling))
            {
                return true;
            }
        }

        return false;
    }
}
