using CcgcStream.Contracts.V1;

namespace CcgcStream.Index.Mentions;

/// <summary>
/// Engagement as a bin of a logarithmic scale, relative to audience size. The state keeps bins, not verdicts: what counts as much
/// for a platform is the methodology's business and may change without a replay.
/// </summary>
/// <remarks>rate = (likes + 2 comments + 3 shares) / (followers + 100)^0.7; bin = 64 + round(4 log2 rate) within 1..127, 0 for no engagement.</remarks>
public static class EngagementBin
{
    public const int Unknown = -1;
    private const double AudienceExponent = 0.7;

    /// <summary>The bin of a reading; views alone count a hundredth of a like each.</summary>
    public static int Of(RawMetrics? metrics, long followers)
    {
        if (metrics is null || !(metrics.HasLikes || metrics.HasComments || metrics.HasShares || metrics.HasViews))
        {
            return Unknown;
        }

        var acts = Clamp(metrics.Likes) + (2 * Clamp(metrics.Comments)) + (3 * Clamp(metrics.Shares));
        if (!(metrics.HasLikes || metrics.HasComments || metrics.HasShares))
        {
            acts = Clamp(metrics.Views) / 100;
        }

        if (acts <= 0)
        {
            return 0;
        }

        var rate = acts / Math.Pow(Clamp(followers) + 100, AudienceExponent);
        return Math.Clamp(64 + (int)Math.Round(4 * Math.Log2(rate)), 1, 127);
    }

    /// <summary>The rate at the middle of a bin.</summary>
    public static double RateOf(int bin) => bin <= 0 ? 0 : Math.Pow(2, (bin - 64) / 4.0);

    private static double Clamp(long reading) => Math.Clamp(reading, 0, 1L << 50);
}
