namespace CcgcStream.Text.Normalisation;

/// <summary>Folds whole strings, for names and rules that are compiled once.</summary>
internal static class NameFolding
{
    /// <summary>The folded form of a string, spaces at the ends kept.</summary>
    public static string Fold(string text)
    {
        var folded = new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            var f = FoldTable.Fold(c);
            if (f != '\0')
            {
                folded[length++] = f;
            }
        }

        return new string(folded, 0, length);
    }
}
