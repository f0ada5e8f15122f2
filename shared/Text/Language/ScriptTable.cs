namespace CcgcStream.Text.Language;

/// <summary>The script of each letter, from the blocks of the Unicode standard.</summary>
internal static class ScriptTable
{
    public const int Count = (int)Script.Thaana + 1;

    private static readonly (int From, int To, Script Script)[] Blocks =
    [
        (0x41, 0x5A, Script.Latin), (0x61, 0x7A, Script.Latin), (0xC0, 0x24F, Script.Latin), (0x250, 0x2AF, Script.Latin), (0x370, 0x3FF, Script.Greek),
        (0x400, 0x52F, Script.Cyrillic), (0x531, 0x58F, Script.Armenian), (0x5D0, 0x5F4, Script.Hebrew), (0x620, 0x6FF, Script.Arabic),
        (0x750, 0x77F, Script.Arabic), (0x780, 0x7BF, Script.Thaana), (0x8A0, 0x8FF, Script.Arabic), (0x900, 0x963, Script.Devanagari),
        (0x970, 0x97F, Script.Devanagari), (0x980, 0x9FF, Script.Bengali), (0xA00, 0xA7F, Script.Gurmukhi), (0xA80, 0xAFF, Script.Gujarati),
        (0xB00, 0xB7F, Script.Odia), (0xB80, 0xBFF, Script.Tamil), (0xC00, 0xC7F, Script.Telugu), (0xC80, 0xCFF, Script.Kannada),
        (0xD00, 0xD7F, Script.Malayalam), (0xD80, 0xDFF, Script.Sinhala), (0xE00, 0xE7F, Script.Thai), (0xE80, 0xEFF, Script.Lao),
        (0xF00, 0xFFF, Script.Tibetan), (0x1000, 0x109F, Script.Myanmar), (0x10A0, 0x10FF, Script.Georgian), (0x1100, 0x11FF, Script.Hangul),
        (0x1200, 0x139F, Script.Ethiopic), (0x1780, 0x17FF, Script.Khmer), (0x1800, 0x18AF, Script.Mongolian), (0x1C80, 0x1C8F, Script.Cyrillic),
        (0x1C90, 0x1CBF, Script.Georgian), (0x1E00, 0x1EFF, Script.Latin), (0x1F00, 0x1FFF, Script.Greek), (0x3040, 0x30FF, Script.Kana),
        (0x3130, 0x318F, Script.Hangul), (0x3400, 0x4DBF, Script.Han), (0x4E00, 0x9FFF, Script.Han), (0xAC00, 0xD7A3, Script.Hangul),
        (0xF900, 0xFAFF, Script.Han), (0xFB1D, 0xFB4F, Script.Hebrew), (0xFB50, 0xFDFF, Script.Arabic), (0xFE70, 0xFEFC, Script.Arabic),
        (0xFF21, 0xFF3A, Script.Latin), (0xFF41, 0xFF5A, Script.Latin), (0xFF66, 0xFF9D, Script.Kana),
    ];

    private static readonly byte[] Scripts = Build();

    public static Script Of(char c) => (Script)Scripts[c];

    private static byte[] Build()
    {
        var scripts = new byte[char.MaxValue + 1];
        foreach (var (from, to, script) in Blocks)
        {
            scripts.AsSpan(from, to - from + 1).Fill((byte)script);
        }
        // Signs inside the letter blocks that belong to no script.
        scripts['\u00D7'] = scripts['\u00F7'] = (byte)Script.None;
        return scripts;
    }
}
