using CcgcStream.Simulation.Draws;
using CcgcStream.Simulation.Profiles;
using CcgcStream.Simulation.Timing;

namespace CcgcStream.Simulation.Labels;

/// <summary>Decides what piece number i is: a pure function of profile, seed and i.</summary>
internal sealed class Labeller(SimulationProfile profile, DailyMix mix, ITimeline timeline, ulong seed)
{
    private readonly Cumulative _platforms = new([.. profile.Platforms.Select(platform => platform.Share)]);
    private readonly Cumulative _languages = new([.. profile.Languages.Select(language => language.Share)]);
    private readonly bool[] _social = [.. profile.Platforms.Select(platform => platform.Channel == "social")];
    private readonly double[] _tilt = PositiveTilts(profile);
    private readonly RoleTable _roles = new(profile.Roles);

    public Piece Label(long index)
    {
        var platform = PlatformOf(index);
        var role = _roles.Pick(_social[platform], Draw.Stratified(seed, index, DrawStream.Role));
        if (role is PieceRole.OffTopic or PieceRole.HardNegative)
        {
            return new(index, role, index, platform, -1, -1, Language(index), Mood.Neutral);
        }

        if (role is PieceRole.Original or PieceRole.Question || FindOrigin(index, role) is not { } origin)
        {
            return Fresh(index, role == PieceRole.Question ? role : PieceRole.Original, platform);
        }

        // Replies and copies stay on the platform of what they answer or copy.
        var first = Fresh(origin, role == PieceRole.Answer ? PieceRole.Question : PieceRole.Original, PlatformOf(origin));
        return first with { Index = index, Role = role, Origin = origin, Mood = MoodOfReply(index, role, first) };
    }

    private static double[] PositiveTilts(SimulationProfile profile)
    {
        var mean = profile.Topics.Sum(topic => topic.Share * topic.PositiveTilt);
        return [.. profile.Topics.Select(topic => Math.Min(0.95, profile.PositiveOfRest * topic.PositiveTilt / mean))];
    }

    private Piece Fresh(long index, PieceRole role, int platform)
    {
        var day = timeline.DayOf(index);
        var city = mix.City(day, Draw.Stratified(seed, index, DrawStream.City));
        var topic = mix.Topic(day, city, Draw.Stratified(seed, index, DrawStream.Topic));
        var mood = role == PieceRole.Question ? Mood.Neutral : FreeMood(index, mix.Negative(day, city, topic), topic);
        return new(index, role, index, platform, city, topic, Language(index), mood);
    }

    private Mood MoodOfReply(long index, PieceRole role, in Piece first) => role switch
    {
        PieceRole.Answer => Mood.Neutral,
        PieceRole.ThreadReply => FreeMood(index, mix.Negative(timeline.DayOf(index), first.City, first.Topic), first.Topic),
        _ => first.Mood,
    };

    private Mood FreeMood(long index, double negative, int topic)
    {
        if (Draw.Stratified(seed, index, DrawStream.Sentiment) < negative)
        {
            return Mood.Negative;
        }

        return Draw.Stratified(seed, index, DrawStream.Polarity) < _tilt[topic] ? Mood.Positive : Mood.Neutral;
    }

    private int PlatformOf(long index) => _platforms.Pick(Draw.Stratified(seed, index, DrawStream.Platform));

    private int Language(long index) => _languages.Pick(Draw.Stratified(seed, index, DrawStream.Language));

    /// <summary>Walks back from a random nearby piece to the first one that can be copied or answered.</summary>
    private long? FindOrigin(long index, PieceRole role)
    {
        var back = (long)Math.Pow(timeline.LookBack, Draw.Unit(seed, index, DrawStream.Origin));
        var wanted = role == PieceRole.Answer ? PieceRole.Question : PieceRole.Original;
        var social = role != PieceRole.Syndicated;
        var last = Math.Max(0, index - back - 400);
        for (var candidate = index - Math.Max(1, back); candidate >= last; candidate--)
        {
            if (IsRole(candidate, wanted, social) && Accepts(candidate, role))
            {
                return candidate;
            }
        }

        return null;
    }

    private bool IsRole(long candidate, PieceRole wanted, bool social)
    {
        return _social[PlatformOf(candidate)] == social
            && _roles.Pick(social, Draw.Stratified(seed, candidate, DrawStream.Role)) == wanted;
    }

    /// <summary>A city's offices leave a fixed part of the questions unanswered, for ever.</summary>
    private bool Accepts(long question, PieceRole role)
    {
        if (role != PieceRole.Answer)
        {
            return true;
        }

        var city = mix.City(timeline.DayOf(question), Draw.Stratified(seed, question, DrawStream.City));
        return Draw.Unit(seed, question, DrawStream.Accept) < profile.Cities[city].Answers;
    }
}
