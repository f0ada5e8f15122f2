namespace CcgcStream.Text.Folding;

/// <summary>Output side of <see cref="TextFolder"/>: keeps words apart by exactly one space and cuts runs.</summary>
internal ref struct FoldedWriter
{
    private readonly Span<char> target;
    private readonly bool unify;
    private int length;

    public FoldedWriter(Span<char> target, bool unify)
    {
        this.target = target;
        this.unify = unify;
        target[0] = ' ';
        length = 1;
    }

    public readonly int Length => length;

    public void Space()
    {
        if (target[length - 1] != ' ' && length < target.Length)
        {
            target[length++] = ' ';
        }
    }

    /// <summary>A letter, unless it is the third of a run: "soooo" and "sooo" are the same word.</summary>
    public void Letter(char c)
    {
        c = unify ? CharTable.Unify(c) : CharTable.Fold(c);
        if (length < target.Length - 1 && !(length > 2 && target[length - 1] == c && target[length - 2] == c && !char.IsAsciiDigit(c)))
        {
            target[length++] = c;
        }
    }

    /// <summary>Keeps apostrophes and hyphens inside words and the marks that carry mood or end a clause; the rest is a space.</summary>
    public void Separator(char c)
    {
        if (c is '\'' or '-' && target[length - 1] != ' ')
        {
            Letter(c);
        }
        else if (c is '!' or '?' or '.' or ',' or ';' or ':' or '。' or '，' or '、' or '؟' or '،' or '।' || c > '\u2190')
        {
            Space();
            Letter(c);
            Space();
        }
        else
        {
            Space();
        }
    }

    /// <summary>A character outside the BMP: an emoji stands as a word of its own, a rare letter joins its word.</summary>
    public void Symbol(char high, char low)
    {
        var emoji = high is >= '\uD83C' and <= '\uD83E';
        if (emoji)
        {
            Space();
        }
        if (length < target.Length - 2)
        {
            target[length++] = high;
            target[length++] = low;
        }
        if (emoji)
        {
            Space();
        }
    }
}
