using System.Text;
using System.Text.Json;

namespace CcgcStream.Contracts.Posts;

/// <summary>
/// JSON may escape half a surrogate pair, which no UTF-8 can carry and the reader refuses. One such escape in a hostile
/// post must not cost the post: it becomes U+FFFD, as everywhere else in Unicode.
/// </summary>
internal static class LoneSurrogates
{
    public static bool HasLoneSurrogate(this ref Utf8JsonReader reader, out string repaired)
    {
        repaired = "";
        if (!reader.ValueIsEscaped)
        {
            return false;
        }

        try
        {
            repaired = reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            repaired = Repair(reader.HasValueSequence ? Concatenate(reader.ValueSequence) : reader.ValueSpan);
        }

        return true;
    }

    private static byte[] Concatenate(System.Buffers.ReadOnlySequence<byte> sequence)
    {
        var bytes = new byte[sequence.Length];
        var at = 0;
        foreach (var part in sequence)
        {
            part.Span.CopyTo(bytes.AsSpan(at));
            at += part.Length;
        }

        return bytes;
    }

    private static string Repair(ReadOnlySpan<byte> escaped)
    {
        var source = Encoding.UTF8.GetString(escaped);
        var result = new StringBuilder(source.Length);
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] != '\\' || i + 1 >= source.Length)
            {
                result.Append(source[i]);
                continue;
            }

            i++;
            if (source[i] == 'u' && i + 4 < source.Length)
            {
                result.Append((char)Convert.ToUInt16(source.Substring(i + 1, 4), 16));
                i += 4;
                continue;
            }

            result.Append(source[i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var other => other });
        }

        for (var i = 0; i < result.Length; i++)
        {
            if (char.IsHighSurrogate(result[i]) && i + 1 < result.Length && char.IsLowSurrogate(result[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(result[i]))
            {
                result[i] = '\uFFFD';
            }
        }

        return result.ToString();
    }
}
