using CcgcStream.Contracts.Posts;
using CcgcStream.Simulation.Draws;
using CcgcStream.Simulation.Labels;

namespace CcgcStream.Simulation.Composing;

/// <summary>Kind and attachments by platform: text and images dominate, as the published report complains.</summary>
internal static class Format
{
    private static readonly Medium Image = new() { Type = "image" };
    private static readonly Medium Link = new() { Type = "link" };
    private static readonly Medium[] NoMedia = [];
    private static readonly Medium[] OneImage = [Image];
    private static readonly Medium[] Gallery = [Image, Image, Image];
    private static readonly Medium[] Video = [new() { Type = "video" }];
    private static readonly Medium[] Live = [new() { Type = "live" }];
    private static readonly Medium[] Links = [Link];
    private static readonly Medium[] Poll = [new() { Type = "poll" }];
    private static readonly Medium[] Audio = [new() { Type = "audio" }];

    public static string Kind(string source, PieceRole role, Medium[] media) => role switch
    {
        PieceRole.Repost => "repost",
        PieceRole.Answer or PieceRole.ThreadReply => source is "facebook" or "youtube" or "instagram" ? "comment" : "reply",
        _ when source is "news" or "gdelt" => media == Video ? "video" : "article",
        _ when media == Live => "live",
        _ when source == "youtube" => media == Video ? "video" : "comment",
        _ => "post",
    };

    public static Medium[] Media(string source, PieceRole role, ref PieceRandom random)
    {
        var unit = random.NextUnit();
        return role switch
        {
            PieceRole.Question or PieceRole.Answer or PieceRole.ThreadReply => unit < 0.9 ? NoMedia : OneImage,
            _ => source switch
            {
                "news" => unit < 0.35 ? NoMedia : unit < 0.90 ? OneImage : unit < 0.95 ? Gallery : unit < 0.99 ? Video : Audio,
                "gdelt" => Links,
                "youtube" => role == PieceRole.Original && unit < 0.55 ? (unit < 0.03 ? Live : Video) : NoMedia,
                "instagram" => unit < 0.6 ? OneImage : unit < 0.8 ? Gallery : Video,
                _ => unit < 0.52 ? NoMedia : unit < 0.78 ? OneImage : unit < 0.84 ? Gallery
                    : unit < 0.92 ? Video : unit < 0.98 ? Links : unit < 0.99 ? Poll : Live,
            },
        };
    }
}
