namespace CcgcStream.Text.Folding;

/// <summary>What a UTF-16 code unit means to the models.</summary>
internal enum CharClass : byte
{
    /// <summary>Spaces, punctuation, symbols: ends a word.</summary>
    Separator,

    /// <summary>A letter of a script that writes words apart.</summary>
    Letter,

    /// <summary>A combining mark: belongs to the letter before it.</summary>
    Mark,

    Digit,

    /// <summary>A letter of a script written without spaces (Han, kana, Thai, Lao, Khmer, Myanmar, Tibetan).</summary>
    Unspaced,

    /// <summary>Half of a surrogate pair.</summary>
    Surrogate,

    /// <summary>Invisible: zero-width, bidirectional controls, tatweel, Arabic and Hebrew points.</summary>
    Invisible,
}
