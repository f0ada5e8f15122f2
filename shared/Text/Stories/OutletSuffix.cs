namespace CcgcStream.Text.Stories;

/// <summary>Takes the name of the outlet off the end of a headline: " - Reuters", " | BBC News", " – DW".</summary>
internal static class OutletSuffix
{
    private const int LongestHeadline = 300;
    private const int LongestName = 32;

    /// <summary>The headline without it; any other text unchanged.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> headline)
    {
        var trimmed = headline.TrimEnd();
        if (trimmed.Length is < 20 or > LongestHeadline)
        {
            return headline;
        }

        var at = trimmed.LastIndexOfAny("|-\u2013\u2014");
        if (at < trimmed.Length / 2 || trimmed.Length - at > LongestName || trimmed[at - 1] != ' ' || at + 2 >= trimmed.Length || trimmed[at + 1] != ' ')
        {
            return headline;
        }

        // A name is capitalised and is no clause: "- source" and "- and more" stay.
        var name = trimmed[(at + 2)..];
        return !char.IsLower(name[0]) && !char.IsDigit(name[0]) && name.Count(' ') <= 3 ? trimmed[..(at - 1)] : headline;
    }
}
