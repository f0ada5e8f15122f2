using CcgcStream.Alerting.Model;

namespace CcgcStream.Alerting.Evidence;

/// <summary>
/// What has been seen since the evidence last stood at zero. Within a run nothing is clipped, so the contributions add up
/// to the evidence exactly (integers, micro-nats).
/// </summary>
public sealed record EvidenceRun
{
    internal const int KeptStories = 10;
    private const int KeptCells = 192;
    private const int KeptCommunities = 64;

    /// <summary>Buckets before the source watch sees even a small source silent, less the one that it sees it in.</summary>
    private const int SeenWithin = 7;

    /// <summary>First bucket.</summary>
    public long Onset { get; init; }

    /// <summary>Evidence of the votes, micro-nats.</summary>
    public long Nats { get; init; }

    /// <summary>Votes, micro-units.</summary>
    public long Votes { get; init; }

    /// <summary>Squares of the votes' weights, micro-units.</summary>
    public long Squares { get; init; }

    /// <summary>Hashes of outlets and authors.</summary>
    public IReadOnlyList<ulong> Communities { get; init; } = [];
    public IReadOnlyList<StoryContribution> Top { get; init; } = [];

    /// <summary>Buckets with data or expectation, the oldest ones dropped beyond 192.</summary>
    public IReadOnlyList<RunCell> Cells { get; init; } = [];

    /// <summary>Votes that usually come in the time since the onset, micro-units (S1).</summary>
    public long Usual { get; init; }

    /// <summary>Those of them that did not arrive, or were not looked at, because data was incomplete (S1).</summary>
    public long Missing { get; init; }

    /// <summary>Whether data was missing in the last bucket (S1).</summary>
    public bool Incomplete { get; init; }

    /// <summary>What the number of stories adds, micro-nats (S1).</summary>
    public long VolumeNats { get; init; }

    /// <summary>What missing votes could take away, micro-nats (S1).</summary>
    public long MissingNats { get; init; }

    /// <summary>Evidence that decides, micro-nats.</summary>
    public long Standing => Nats + VolumeNats - MissingNats;

    /// <summary>Kish's effective number of votes.</summary>
    public double EffectiveVotes => Squares == 0 ? 0 : (double)Votes / Squares * (Votes / 1e6);

    internal EvidenceRun Add(RunCell cell, long nats, IReadOnlyList<(Observations.StoryVote Vote, long Nats)> parts)
    {
        var cells = RunCells.Of(Cells).Add(cell, KeptCells);
        if (parts.Count == 0)
        {
            return this with { Nats = Nats + nats, Cells = cells };
        }

        var votes = Votes;
        var squares = Squares;
        var communities = Communities;
        foreach (var (vote, _) in parts)
        {
            votes += vote.WeightMicro;
            squares += vote.WeightMicro * vote.WeightMicro / 1_000_000;
            communities = With(communities, vote.Community);
        }

        var fresh = parts.Where(p => p.Nats > 0).Select(p => new StoryContribution(p.Vote.Story, p.Vote.PostId, p.Vote.Title, p.Vote.Url, p.Vote.Platform, p.Nats / 1e6)).ToArray();
        return this with
        {
            Nats = Nats + nats,
            Votes = votes,
            Squares = squares,
            Communities = communities,
            Top = fresh.Length == 0 ? Top : Best(Top.Concat(fresh)),
            Cells = cells,
        };
    }

    /// <summary>
    /// Counts a bucket's usual votes, and those of them that are missing. A small source is seen to be silent only after a while: with the first
    /// incomplete bucket, as much is taken to be missing of those before it in the run.
    /// </summary>
    /// <param name="bucket">Quarter-hour.</param>
    /// <param name="usual">Votes that usually come in it.</param>
    /// <param name="completeness">Share of them that came.</param>
    /// <param name="heeded">Whether those that came were looked at.</param>
    internal EvidenceRun Await(long bucket, double usual, double completeness, bool heeded)
    {
        var micro = usual * 1e6;
        var unseen = completeness < 1 && !Incomplete ? Math.Clamp(bucket - Onset, 0, SeenWithin) : 0;
        var missing = (micro * (heeded ? 1 - completeness : 1)) + (micro * (1 - completeness) * unseen);
        return this with { Usual = Usual + (long)Math.Round(micro), Missing = Missing + (long)Math.Round(missing), Incomplete = completeness < 1 };
    }

    /// <summary>Hashes in ascending order, each once.</summary>
    private static IReadOnlyList<ulong> With(IReadOnlyList<ulong> communities, string community)
    {
        if (communities.Count >= KeptCommunities)
        {
            return communities;
        }

        var hash = CommunityHash.Of(community);
        var at = 0;
        while (at < communities.Count && communities[at] < hash)
        {
            at++;
        }

        return at < communities.Count && communities[at] == hash ? communities : [.. communities.Take(at), hash, .. communities.Skip(at)];
    }

    private static StoryContribution[] Best(IEnumerable<StoryContribution> stories) =>
        [.. stories.GroupBy(s => s.Story).Select(g => g.First() with { Nats = g.Sum(s => s.Nats) })
            .OrderByDescending(s => s.Nats).ThenBy(s => s.Story, StringComparer.Ordinal).Take(KeptStories)];
}

/// <summary>A bucket of a run.</summary>
/// <param name="Bucket">Quarter-hour.</param>
/// <param name="Hits">Negative votes (S1) or votes (S2), micro-units.</param>
/// <param name="Votes">Votes (S1), or the expected votes (S2), micro-units.</param>
/// <param name="Expected">Usual share (S1) or expected votes (S2), micro-units.</param>
public readonly record struct RunCell(long Bucket, long Hits, long Votes, long Expected);
