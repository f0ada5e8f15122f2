using System.Security.Cryptography;
using System.Text;

namespace CcgcStream.Quality.Data;

/// <summary>The trainer's split: every fourth row, by the SHA-1 of its key, taught no model.</summary>
internal static class HeldOut
{
    public static bool Is(string key) => BitConverter.ToUInt32(SHA1.HashData(Encoding.UTF8.GetBytes(key))) % 4 == 0;

    /// <summary>For FLORES: by the number that all translations of a sentence share.</summary>
    public static bool IsFlores(string id) => Is("flores" + id[(id.LastIndexOf('-') + 1)..]);
}
