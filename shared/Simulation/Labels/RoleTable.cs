using CcgcStream.Simulation.Draws;
using CcgcStream.Simulation.Profiles;

namespace CcgcStream.Simulation.Labels;

/// <summary>Chooses the role of a piece from its channel.</summary>
internal sealed class RoleTable
{
    private static readonly PieceRole[] MediaRoles =
        [PieceRole.Original, PieceRole.Syndicated, PieceRole.OffTopic, PieceRole.HardNegative];

    private static readonly PieceRole[] SocialRoles =
        [PieceRole.Original, PieceRole.Repost, PieceRole.ThreadReply, PieceRole.Question, PieceRole.Answer, PieceRole.OffTopic, PieceRole.HardNegative];

    private readonly Cumulative _media;
    private readonly Cumulative _social;

    public RoleTable(RoleRates rates)
    {
        var aside = rates.OffTopic + rates.HardNegative;
        _media = new([1 - aside - rates.Syndicated, rates.Syndicated, rates.OffTopic, rates.HardNegative]);
        _social = new(
            [
                1 - aside - rates.Repost - rates.ThreadReply - rates.Question - rates.Answer,
                rates.Repost, rates.ThreadReply, rates.Question, rates.Answer, rates.OffTopic, rates.HardNegative,
            ]);
    }

    public PieceRole Pick(bool social, double unit) => social ? SocialRoles[_social.Pick(unit)] : MediaRoles[_media.Pick(unit)];
}
