using CcgcStream.Alerting.Model;
using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Rules;

namespace CcgcStream.Alerting.Tests.Engine;

/// <summary>Feeds a city with made-up buckets and keeps the events.</summary>
internal sealed class Feed(RuleSet? rules = null)
{
    private readonly RuleSet rules = rules ?? RuleSet.Default;
    private int story;

    public CityAlertState State { get; private set; } = CityAlertState.Empty;

    public long Bucket { get; set; } = Quarter.Of(1_580_000_000_000_000);

    public List<AlertEvent> Events { get; } = [];

    public IReadOnlyDictionary<string, double>? Completeness { get; set; }

    public IReadOnlyList<AlertEventKind> KindsOf(string rule) => [.. Events.Where(e => e.Key.Rule == rule).Select(e => e.Kind)];

    /// <summary>Sends buckets of <paramref name="negative"/> negative and <paramref name="other"/> other stories.</summary>
    public void Send(int buckets, int negative, int other, string community = "")
    {
        for (var i = 0; i < buckets; i++)
        {
            Observe([.. Enumerable.Range(0, negative + other).Select(n => Vote(n < negative, community))]);
        }
    }

    public void Observe(IReadOnlyList<StoryVote> votes)
    {
        var step = AlertEngine.Observe(State, new CityObservation("live", "wuhan", ++Bucket, votes, Completeness), rules);
        State = step.State;
        Events.AddRange(step.Events);
    }

    public StoryVote Vote(bool negative, string community = "") => new()
    {
        Story = $"s{++story}",
        PostId = $"p{story}",
        NegativeMicro = negative ? 1_000_000 : 0,
        SourceClass = "social",
        Platform = "x",
        Language = "en",
        Community = community.Length > 0 ? community : $"c{story % 50}",
    };
}
