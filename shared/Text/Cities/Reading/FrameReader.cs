using CcgcStream.Text.Cities.Matching;
using CcgcStream.Text.Normalisation;

namespace CcgcStream.Text.Cities.Reading;

/// <summary>What stands directly beside a name.</summary>
/// <param name="Cap">Highest probability that its frames leave.</param>
/// <param name="Logit">Nats for the city.</param>
/// <param name="ListCap">Highest probability that is left to further names of the same list.</param>
internal record struct Framing(double Cap, double Logit, double ListCap)
{
    public static readonly Framing None = new(1, 0, 1);

    public void Apply(Frame frame) =>
        (Cap, Logit, ListCap) = (Math.Min(Cap, frame.Cap), Logit + frame.Logit, frame.List ? Math.Min(ListCap, frame.Cap) : ListCap);
}

/// <summary>Reads the frames around a hit.</summary>
internal ref struct FrameReader(Gazetteer gazetteer, FoldedText folded)
{
    private readonly ReadOnlySpan<char> _text = folded.Chars;
    private double _listCap = 1;
    private int _listEnd;

    /// <summary>Reads the frames of a hit; hits come in the order of the text.</summary>
    public Framing Read(Hit hit, Form form)
    {
        var framing = Framing.None;
        After(hit.End, form, ref framing);
        if (hit.End + 2 < _text.Length && _text[hit.End] == '\'' && _text[hit.End + 1] == 's')
        {
            After(hit.End + 2, form, ref framing);
        }

        Before(hit.Start - 1, form, ref framing);
        Enlist(hit, ref framing);
        return framing;
    }

    private void Enlist(Hit hit, ref Framing framing)
    {
        if (_listCap < 1 && hit.Start >= _listEnd && gazetteer.Joiners.Find(_text[_listEnd..hit.Start]) >= 0)
        {
            framing.ListCap = Math.Min(framing.ListCap, _listCap);
            framing.Cap = Math.Min(framing.Cap, framing.ListCap);
        }

        (_listCap, _listEnd) = (framing.ListCap, hit.End);
    }

    // On each side the longest frame holds: 街 makes a road of a name, 街头 does not.
    private readonly void After(int from, Form form, ref Framing framing)
    {
        var longest = framing;
        var node = from < _text.Length ? gazetteer.Right.Texts.First(_text[from]) : 0;
        for (var i = from; node != 0;)
        {
            i++;
            longest = With(gazetteer.Right, node, form, from, i, Bounds.WordEnds(_text, i), framing) ?? longest;
            node = i < _text.Length ? gazetteer.Right.Texts.Next(node, _text[i]) : 0;
        }

        framing = longest;
    }

    private readonly void Before(int from, Form form, ref Framing framing)
    {
        var longest = framing;
        var node = from >= 0 ? gazetteer.Left.Texts.First(_text[from]) : 0;
        for (var i = from; node != 0;)
        {
            longest = With(gazetteer.Left, node, form, i, i + 1, Bounds.Begins(_text, i), framing) ?? longest;
            node = --i >= 0 ? gazetteer.Left.Texts.Next(node, _text[i]) : 0;
        }

        framing = longest;
    }

    private readonly Framing? With(FrameSet set, int node, Form form, int first, int end, bool bounded, Framing before)
    {
        var value = set.Texts.Value(node);
        if (value < 0)
        {
            return null;
        }

        var (found, framing) = (false, before);
        foreach (var frame in set.At(value))
        {
            if ((bounded || frame.Open || frame.CapitalAfter) && Capitals(frame, first, end) && frame.Touches(form, gazetteer.Cities))
            {
                found = true;
                framing.Apply(frame);
            }
        }

        return found ? framing : null;
    }

    private readonly bool Capitals(Frame frame, int first, int end)
    {
        if (frame.CapitalAfter && (end >= folded.Length || !folded.IsCapital(end)))
        {
            return false;
        }

        // The word of the frame may stand after a space.
        var word = first + (first < folded.Length && _text[first] == ' ' ? 1 : 0);
        return !frame.Upper || (word < folded.Length && folded.IsCapital(word));
    }
}
