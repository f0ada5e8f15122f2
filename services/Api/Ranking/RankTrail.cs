namespace CcgcStream.Api.Ranking;

/// <summary>
/// A bounded trail of past ranks of one window, by event time, so that movement compares with a fixed span ago
/// (a quarter of the window) rather than with whatever the last tick happened to be.
/// </summary>
internal sealed class RankTrail(TimeSpan span)
{
    private const int Steps = 32;
    private readonly Queue<EarlierRanks> _trail = new(Steps + 2);
    private DateTimeOffset _newest = DateTimeOffset.MinValue;

    /// <summary>The ranks one span before a moment, or the oldest that is held; null when nothing older is known.</summary>
    public EarlierRanks? Before(DateTimeOffset moment)
    {
        EarlierRanks? found = null;
        foreach (var ranks in _trail)
        {
            if (found is not null && ranks.Moment > moment - span)
            {
                break;
            }
            found = ranks;
        }
        return found?.Moment < moment ? found : null;
    }

    /// <summary>Notes a ranking; one too close to the last noted is skipped.</summary>
    public void Note(RankingResponse ranking)
    {
        if (ranking.AsOf is not { } moment || ranking.Ranked == 0 || moment < _newest + span / Steps)
        {
            return;
        }
        _newest = moment;
        _trail.Enqueue(EarlierRanks.Of(ranking));
        while (_trail.Count > Steps + 1)
        {
            _trail.Dequeue();
        }
    }
}
