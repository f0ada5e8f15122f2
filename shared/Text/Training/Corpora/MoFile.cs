using System.Buffers.Binary;
using System.Text;

namespace CcgcStream.Training.Corpora;

/// <summary>Reads a gettext catalogue (GNU .mo, little-endian): pairs of the original and its translation.</summary>
internal static class MoFile
{
    private const uint Magic = 0x950412DE;

    public static IEnumerable<(string Original, string Translation)> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length < 28 || Number(bytes, 0) != Magic)
        {
            yield break;
        }
        var (count, originals, translations) = ((int)Number(bytes, 8), (int)Number(bytes, 12), (int)Number(bytes, 16));
        for (var i = 0; i < count; i++)
        {
            var original = Text(bytes, originals + (i * 8));
            if (original.Length > 0)
            {
                yield return (Last(original, '\u0004'), Text(bytes, translations + (i * 8)));
            }
        }
    }

    private static uint Number(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    // Plural forms stand behind one another, parted by zero; the first will do.
    private static string Text(byte[] bytes, int entry) =>
        Encoding.UTF8.GetString(bytes, (int)Number(bytes, entry + 4), (int)Number(bytes, entry)).Split('\0')[0];

    private static string Last(string text, char separator) => text[(text.LastIndexOf(separator) + 1)..];
}
