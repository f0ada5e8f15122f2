using CcgcStream.Contracts.V1;

namespace CcgcStream.Enricher.Mentions;

/// <summary>The one format a piece counts as: its richest attachment.</summary>
internal static class PostFormat
{
    private static readonly string[] RichestFirst = ["live", "video", "audio", "poll"];

    public static string Of(RawPost raw)
    {
        if (raw.Kind is "live" or "video")
        {
            return raw.Kind;
        }

        foreach (var type in RichestFirst)
        {
            if (raw.MediaTypes.Contains(type))
            {
                return type;
            }
        }

        return raw.MediaTypes.Count(t => t is "image" or "gif") switch
        {
            0 => raw.MediaTypes.Contains("link") ? "link" : "text",
            1 => "image",
            _ => "gallery",
        };
    }
}
