using System.Text;

namespace CcgcStream.Text.Tests.Inference;

/// <summary>A fastText model of two words and two labels, written field by field.</summary>
internal static class SmallModel
{
    public static byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        // Magic, version; dim ws epoch minCount neg wordNgrams loss model bucket minn maxn lrUpdateRate; t.
        foreach (var value in (int[])[793712314, 12, 2, 5, 5, 1, 5, 1, 3, 3, 0, 0, 0, 100])
        {
            writer.Write(value);
        }
        writer.Write(1e-4);
        foreach (var value in (int[])[4, 2, 2])
        {
            writer.Write(value);
        }
        writer.Write(10L);
        writer.Write(-1L);
        foreach (var (word, label) in ((string, bool)[])[("good", false), ("bad", false), ("__label__yes", true), ("__label__no", true)])
        {
            writer.Write(Encoding.UTF8.GetBytes(word + "\0"));
            writer.Write(5L);
            writer.Write(label);
        }
        Matrix(writer, 2, -2);
        Matrix(writer, 2, -2);
        writer.Flush();
        return stream.ToArray();
    }

    private static void Matrix(BinaryWriter writer, float diagonal, float other)
    {
        writer.Write(false);
        writer.Write(2L);
        writer.Write(2L);
        foreach (var value in (float[])[diagonal, other, other, diagonal])
        {
            writer.Write(value);
        }
    }
}
