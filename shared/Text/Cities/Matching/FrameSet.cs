using System.Collections.Frozen;

namespace CcgcStream.Text.Cities.Matching;

/// <summary>The effect of a frame.</summary>
/// <param name="Cap">Highest probability that remains.</param>
/// <param name="Logit">Nats for the city.</param>
/// <param name="Only">Cities or forms it is limited to; null for all.</param>
/// <param name="Except">Cities it does not touch; null for none.</param>
/// <param name="Upper">The frame's word must be capitalised.</param>
/// <param name="Open">The word of the frame may go on.</param>
/// <param name="CapitalAfter">A capital letter must follow.</param>
/// <param name="List">Holds for every name of a list.</param>
internal sealed record Frame(
    double Cap, double Logit, FrozenSet<string>? Only, FrozenSet<string>? Except, bool Upper, bool Open, bool CapitalAfter, bool List)
{
    public bool Touches(Form form, IReadOnlyList<CatalogueCity> cities) => Only is null && Except is null
        || ((Only is null || Only.Contains(form.Text) || Named(Only, form, cities)) && (Except is null || !(Except.Contains(form.Text) || Named(Except, form, cities))));

    private static bool Named(FrozenSet<string> set, Form form, IReadOnlyList<CatalogueCity> cities)
    {
        foreach (var meaning in form.Meanings)
        {
            if (meaning.City >= 0 && set.Contains(cities[meaning.City].Id))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Frames of one side of a name: a trie of their texts.</summary>
internal sealed class FrameSet
{
    private readonly List<List<Frame>> _lists = [];

    public Trie Texts { get; } = new();

    public IReadOnlyList<Frame> At(int value) => _lists[value];

    public void Add(string text, Frame frame)
    {
        var value = Texts.Find(text);
        if (value < 0)
        {
            value = _lists.Count;
            _lists.Add([]);
            Texts.Add(text, value);
        }

        _lists[value].Add(frame);
    }
}
