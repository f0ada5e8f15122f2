namespace CcgcStream.Collector.Wire;

/// <summary>Mends JSON with characters that JSON forbids: raw control characters inside strings, a byte order mark, illegal escapes.</summary>
internal static class IllegalJson
{
    /// <summary>The same bytes where nothing is wrong, else a mended copy. Never longer than the input.</summary>
    public static ReadOnlyMemory<byte> Clean(ReadOnlyMemory<byte> json)
    {
        json = json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
        return IsClean(json.Span) ? json : Mend(json.Span);
    }

    private static bool IsClean(ReadOnlySpan<byte> json)
    {
        var inString = false;
        for (var i = 0; i < json.Length; i++)
        {
            var c = json[i];
            if (inString && c == '\\')
            {
                if (i + 1 >= json.Length || !IsEscape(json[i + 1]))
                {
                    return false;
                }

                i++;
            }
            else if (c == '"')
            {
                inString = !inString;
            }
            else if (inString && c < 0x20)
            {
                return false;
            }
        }

        return true;
    }

    private static byte[] Mend(ReadOnlySpan<byte> json)
    {
        var mended = new byte[json.Length];
        var length = 0;
        var inString = false;
        for (var i = 0; i < json.Length; i++)
        {
            var c = json[i];
            if (inString && c == '\\' && (i + 1 >= json.Length || !IsEscape(json[i + 1])))
            {
                continue; // The character behind stands for itself.
            }

            if (inString && c == '\\')
            {
                mended[length++] = c;
                mended[length++] = json[++i];
                continue;
            }

            inString ^= c == '"';
            mended[length++] = inString && c < 0x20 ? (byte)' ' : c;
        }

        return mended[..length];
    }

    private static bool IsEscape(byte c) => "\"\\/bfnrtu"u8.Contains(c);
}
