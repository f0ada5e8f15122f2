namespace CcgcStream.Text.Normalisation;

/// <summary>A text folded for matching, with the way back to its UTF-16 positions. A buffer for reuse by one thread.</summary>
internal sealed class FoldedText
{
    private const int KeptCapacity = 1 << 16;
    private char[] _chars = new char[1024];
    private char[] _plain = new char[1024];
    private int[] _origins = new int[1024];
    private bool[] _capitals = new bool[1024];

    /// <summary>Number of folded characters.</summary>
    public int Length { get; private set; }

    public ReadOnlySpan<char> Chars => _chars.AsSpan(0, Length);

    /// <summary>Position of a folded character in the source.</summary>
    public int Origin(int index) => _origins[index];

    /// <summary>True where the source has a capital letter.</summary>
    public bool IsCapital(int index) => _capitals[index];

    /// <summary>The source in lower case with its accents, position by position as <see cref="Chars"/>.</summary>
    public ReadOnlySpan<char> Plain => _plain.AsSpan(0, Length);

    /// <summary>True when the source writes accents as separate characters, so that <see cref="Plain"/> lacks them.</summary>
    public bool HasLooseAccents { get; private set; }

    /// <summary>Empties the buffer, and gives the memory of an unusually long text back.</summary>
    public void Clear()
    {
        (Length, HasLooseAccents) = (0, false);
        if (_chars.Length > KeptCapacity)
        {
            (_chars, _plain, _origins, _capitals) = ([], [], [], []);
        }
    }

    /// <summary>Appends folded text; runs of spaces become one.</summary>
    /// <param name="text">Any UTF-16, well-formed or not.</param>
    /// <param name="offset">Position of its first unit in the whole source.</param>
    public void Append(ReadOnlySpan<char> text, int offset)
    {
        Reserve(text.Length);
        var (chars, plain, origins, capitals, length) = (_chars, _plain, _origins, _capitals, Length);
        var previous = length == 0 ? ' ' : chars[length - 1];
        for (var i = 0; i < text.Length; i++)
        {
            var unit = text[i];
            var folded = FoldTable.Fold(unit);
            if (unit is '\uD835' && i + 1 < text.Length)
            {
                folded = MathLetter(text[i + 1], folded);
            }

            if (folded == '\0' || (folded == ' ' && previous is (' ' or '\n')))
            {
                HasLooseAccents |= unit is >= '\u0300' and <= '\u036F';
                continue;
            }

            chars[length] = previous = folded;
            var lower = unit < 0x80 ? folded : char.ToLowerInvariant(unit);
            plain[length] = lower;
            capitals[length] = unit != lower;
            origins[length++] = offset + i;
            i += folded < 0x80 && unit is '\uD835' ? 1 : 0;
        }

        Length = length;
    }

    /// <summary>Copies the folded text so far, for those that keep it.</summary>
    public override string ToString() => Chars.ToString();

    // Bold, italic and script alphabets (U+1D400..1D6A3) are a common disguise on social platforms.
    private static char MathLetter(char low, char fallback)
    {
        var index = low - 0xDC00;
        return index is >= 0 and < 676 ? (char)('a' + (index % 52 % 26)) : fallback;
    }

    private void Reserve(int more)
    {
        if (Length + more > _chars.Length)
        {
            var size = Math.Max(1024, Math.Max(Length + more, _chars.Length * 2));
            Array.Resize(ref _chars, size);
            Array.Resize(ref _plain, size);
            Array.Resize(ref _origins, size);
            Array.Resize(ref _capitals, size);
        }
    }
}
