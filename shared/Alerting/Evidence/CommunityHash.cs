using System.Text;

namespace CcgcStream.Alerting.Evidence;

/// <summary>FNV-1a, 64 bits: enough to tell a few dozen outlets and authors apart, the same on every machine.</summary>
internal static class CommunityHash
{
    public static ulong Of(string community)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var b in Encoding.UTF8.GetBytes(community))
        {
            hash = (hash ^ b) * 1_099_511_628_211UL;
        }

        return hash;
    }
}
