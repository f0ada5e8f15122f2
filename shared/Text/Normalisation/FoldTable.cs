using CcgcStream.Text.Cities;

namespace CcgcStream.Text.Normalisation;

/// <summary>Maps each UTF-16 unit to the one that stands for it in matching: lower case, no accents, simplified characters, plain punctuation.</summary>
/// <remarks>Each unit maps to one unit or to nothing, so folded text is never longer than its source and positions map back exactly.</remarks>
internal static class FoldTable
{
    private static readonly char[] Map = Build();

    /// <summary>The folded unit, or NUL for one that is dropped (accents, zero-width and directional marks, vowel points).</summary>
    public static char Fold(char c) => Map[c];

    private static char[] Build()
    {
        var map = new char[65536];
        for (var c = 0; c < map.Length; c++)
        {
            map[c] = c is < ' ' or 0x7F ? ' ' : char.ToLowerInvariant((char)c);
        }

        map['\n'] = '\n';
        map[0] = '\0';
        foreach (var line in CatalogueResources.Lines("fold.txt"))
        {
            foreach (var group in line.Split(' '))
            {
                var target = group[0] switch { '\u2400' => '\0', '\u2420' => ' ', var t => t };
                foreach (var source in group.AsSpan(1))
                {
                    map[source] = target;
                }
            }
        }

        return map;
    }
}
