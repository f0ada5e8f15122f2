namespace CcgcStream.Text.Language;

/// <summary>Scripts that tell languages apart.</summary>
internal enum Script : byte
{
    None, Latin, Cyrillic, Greek, Arabic, Hebrew, Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada, Malayalam, Sinhala,
    Thai, Lao, Tibetan, Myanmar, Georgian, Hangul, Ethiopic, Khmer, Mongolian, Kana, Han, Armenian, Thaana,
}
