using CcgcStream.Alerting.Observations;

namespace CcgcStream.Alerting.Reputation;

/// <summary>Votes of a bucket by source class.</summary>
internal readonly record struct VoteSums(ClassVotes Media, ClassVotes Social)
{
    public long Votes => Media.Votes + Social.Votes;

    public long Negative => Media.Negative + Social.Negative;

    public static bool IsMedia(StoryVote vote) => vote.SourceClass == "media";

    public static VoteSums Of(IReadOnlyList<StoryVote> votes)
    {
        var (media, social) = (default(ClassVotes), default(ClassVotes));
        foreach (var vote in votes)
        {
            var one = new ClassVotes(vote.WeightMicro * vote.NegativeMicro / 1_000_000, vote.WeightMicro);
            (media, social) = IsMedia(vote) ? (media.Plus(one), social) : (media, social.Plus(one));
        }

        return new VoteSums(media, social);
    }

    /// <summary>p0 and p1 of the bucket's own mix of classes, so that a change of mix is no change of reputation.</summary>
    public (double P0, double P1) Mix(ClassOdds media, ClassOdds social)
    {
        var m = Votes == 0 ? 0.5 : (double)Media.Votes / Votes;
        return ((m * media.P0) + ((1 - m) * social.P0), (m * media.P1) + ((1 - m) * social.P1));
    }
}
