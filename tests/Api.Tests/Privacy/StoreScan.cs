using System.Text;

namespace CcgcStream.Api.Tests.Privacy;

/// <summary>Looks through the files that the engines keep, byte by byte: whatever a record's format, a name in it would be found.</summary>
internal static class StoreScan
{
    /// <summary>Which of the words stand in any file of a directory, in UTF-8 or UTF-16, whatever their case.</summary>
    public static IReadOnlyList<string> Find(string directory, IReadOnlyList<string> words)
    {
        var found = new List<string>();
        foreach (var file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            // Latin-1 keeps every byte, so that text between binary fields can be searched as it is.
            var text = Encoding.Latin1.GetString(copy.GetBuffer(), 0, (int)copy.Length);
            found.AddRange(words.Where(word => Holds(text, Encoding.UTF8.GetBytes(word)) || Holds(text, Encoding.Unicode.GetBytes(word)))
                .Select(word => $"{word} in {Path.GetFileName(file)}"));
        }
        return found;
    }

    private static bool Holds(string text, byte[] word) => text.Contains(Encoding.Latin1.GetString(word), StringComparison.OrdinalIgnoreCase);
}
