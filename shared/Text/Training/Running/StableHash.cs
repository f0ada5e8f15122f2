using System.Security.Cryptography;
using System.Text;

namespace CcgcStream.Training.Running;

/// <summary>Splits and samples that stay the same on every machine.</summary>
internal static class StableHash
{
    public static uint Of(string text) => BitConverter.ToUInt32(SHA1.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Every fourth row is kept out of training, to measure on.</summary>
    public static bool IsHeldOut(string id) => Of(id) % 4 == 0;

    public static IEnumerable<string> Shuffle(IEnumerable<string> lines) => lines.Select(l => (Key: Of(l), Line: l)).OrderBy(p => p.Key).Select(p => p.Line);
}
