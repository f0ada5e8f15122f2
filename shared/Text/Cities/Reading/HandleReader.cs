using CcgcStream.Text.Cities.Matching;
using CcgcStream.Text.Normalisation;

namespace CcgcStream.Text.Cities.Reading;

/// <summary>
/// Reads account handles. A listed account is its city; another handle is a city only when all the rest of it is words that a city's
/// own account would use (VisitXiamen, iChongqing), so that @ShanghaiTang stays a shop.
/// </summary>
internal static class HandleReader
{
    private const int Longest = 40;

    /// <summary>Reads the handle that begins at a position; returns the position after it.</summary>
    public static int Read(Gazetteer gazetteer, ScanState state, int start)
    {
        var text = state.Text.Chars;
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        if (end - start is >= 3 and <= Longest && state.Hits.Count + state.Sightings.Count < ScanState.MaxHits)
        {
            Interpret(gazetteer, state, start, end);
        }

        // A handle in another script is not a handle: let the words be read.
        return end;
    }

    private static void Interpret(Gazetteer gazetteer, ScanState state, int start, int end)
    {
        var text = state.Text.Chars;
        var listed = gazetteer.Handles.Find(text[start..end]);
        if (listed >= 0)
        {
            state.Sightings.Add(new Sighting(listed, start, end, 0.9));
            return;
        }

        for (var i = start; i < end; i++)
        {
            var (length, form) = NameAt(gazetteer, text[i..end]);
            if (length >= 4 && OnlyTagWords(gazetteer, text[start..i]) && OnlyTagWords(gazetteer, text[(i + length)..end]))
            {
                state.Hits.Add(new Hit(i, i + length, form, true));
                return;
            }
        }
    }

    private static (int Length, int Form) NameAt(Gazetteer gazetteer, ReadOnlySpan<char> text)
    {
        var (length, form) = (0, -1);
        var node = gazetteer.Words.First(text[0]);
        for (var i = 0; node != 0; node = gazetteer.Words.Next(node, text[i]))
        {
            var value = gazetteer.Words.Value(node);
            if (value >= 0 && gazetteer.Entries[value].Form >= 0)
            {
                (length, form) = (i + 1, gazetteer.Entries[value].Form);
            }

            if (++i >= text.Length)
            {
                break;
            }
        }

        return (length, form);
    }

    private static bool OnlyTagWords(Gazetteer gazetteer, ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            if (text[0] == '_' || char.IsAsciiDigit(text[0]))
            {
                text = text[1..];
                continue;
            }

            var longest = 0;
            for (var length = 1; length <= text.Length; length++)
            {
                longest = gazetteer.TagWords.Find(text[..length]) >= 0 ? length : longest;
            }

            if (longest == 0)
            {
                return false;
            }

            text = text[longest..];
        }

        return true;
    }
}
