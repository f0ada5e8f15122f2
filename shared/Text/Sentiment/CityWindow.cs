namespace CcgcStream.Text.Sentiment;

/// <summary>Cuts out the part of a text that speaks of one city where other cities stand beside it.</summary>
internal static class CityWindow
{
    private const string ClauseEnds = ".!?;\n。！？；…،।";
    private const string Commas = ",，、:—–";

    /// <summary>
    /// From the clause boundary after the previous city to the one before the next city. Cities that are only listed beside one another
    /// ("Wuhan and Harbin") share a window. The whole text where there is no neighbour.
    /// </summary>
    public static ReadOnlySpan<char> Around(ReadOnlySpan<char> text, Range city, ReadOnlySpan<Range> others)
    {
        var (start, end) = Bounds(text, city);
        while (Absorb(text, others, ref start, ref end))
        {
        }
        var (from, to) = (0, text.Length);
        foreach (var other in others)
        {
            var (otherStart, otherEnd) = Bounds(text, other);
            if (otherEnd <= start)
            {
                from = Math.Max(from, CutBetween(text, otherEnd, start));
            }
            else if (otherStart >= end)
            {
                to = Math.Min(to, CutBetween(text, end, otherStart));
            }
        }
        return text[from..to];
    }

    private static (int Start, int End) Bounds(ReadOnlySpan<char> text, Range range)
    {
        var (offset, length) = range.GetOffsetAndLength(text.Length);
        return (offset, offset + length);
    }

    // Widens the city by a neighbour that it is listed with.
    private static bool Absorb(ReadOnlySpan<char> text, ReadOnlySpan<Range> others, ref int start, ref int end)
    {
        foreach (var other in others)
        {
            var (otherStart, otherEnd) = Bounds(text, other);
            if (otherEnd <= start && Connectives.IsList(text[otherEnd..start]))
            {
                start = otherStart;
                return true;
            }
            if (otherStart >= end && Connectives.IsList(text[end..otherStart]))
            {
                end = otherEnd;
                return true;
            }
        }
        return false;
    }

    // The strongest boundary between two cities: a sentence's end, a contrast, a comma, a conjunction, or else half way.
    private static int CutBetween(ReadOnlySpan<char> text, int from, int to)
    {
        var between = text[from..to];
        var end = between.LastIndexOfAny(ClauseEnds);
        if (end >= 0)
        {
            return from + end + 1;
        }
        var contrast = Connectives.LastContrast(between);
        if (contrast >= 0)
        {
            return from + contrast;
        }
        var comma = between.IndexOfAny(Commas);
        if (comma >= 0)
        {
            return from + comma + 1;
        }
        var and = Connectives.LastConjunction(between);
        return and >= 0 ? from + and : from + (between.Length / 2);
    }
}
