using CcgcStream.Simulation.Composing;
using CcgcStream.Simulation.Labels;
using CcgcStream.Simulation.Profiles;
using CcgcStream.Simulation.Timing;
using CcgcStream.Simulation.Truth;

namespace CcgcStream.Simulation;

/// <summary>
/// Makes the posts of a profile. Post number i is a pure function of profile, seed, number of pieces and i: any slice can be made on any
/// thread, in any order, and comes out the same. Thread-safe.
/// </summary>
public sealed class PostSimulator
{
    private readonly SimulationProfile _profile;
    private readonly ITimeline _timeline;
    private readonly Labeller _labeller;
    private readonly AuthorPool _authors;
    private readonly ulong _seed;
    private readonly string _idPrefix;

    /// <summary>A year of a profile.</summary>
    /// <param name="profile">A profile with a year.</param>
    /// <param name="seed">Any number; the same number makes the same posts.</param>
    /// <param name="pieces">How many posts, at least 1.</param>
    /// <exception cref="ArgumentException">The profile has no year.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one piece.</exception>
    public PostSimulator(SimulationProfile profile, ulong seed, long pieces)
        : this(profile, seed, pieces, $"sim:{profile.Name}-{seed}", YearOf(profile, seed, pieces))
    {
    }

    private PostSimulator(SimulationProfile profile, ulong seed, long pieces, string idPrefix, (DailyMix Mix, ITimeline Timeline) time)
    {
        _profile = profile;
        _seed = seed;
        _idPrefix = idPrefix;
        _timeline = time.Timeline;
        Pieces = pieces;
        _labeller = new(profile, time.Mix, time.Timeline, seed);
        _authors = new(seed, pieces);
    }

    /// <summary>Number of posts of the run; <see cref="long.MaxValue"/> for a live stream.</summary>
    public long Pieces { get; }

    /// <summary>An endless stream from a start time at a mean rate, in posts a second.</summary>
    public static PostSimulator Live(ulong seed, DateTimeOffset start, double postsPerSecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(postsPerSecond);
        var profile = SimulationProfiles.Live;
        return new(profile, seed, long.MaxValue, $"sim:live-{seed}-{start.ToUnixTimeSeconds()}",
            (new DailyMix(profile), new LiveTimeline(start, postsPerSecond, seed)));
    }

    /// <summary>The posts from one number to another, in order of time.</summary>
    /// <param name="from">First, at least 0.</param>
    /// <param name="to">One past the last, at most <see cref="Pieces"/>.</param>
    public IEnumerable<LabelledPost> Range(long from, long to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, Pieces);
        var composer = new PostComposer(_profile, _timeline, _seed, _idPrefix, _authors);
        for (var index = from; index < to; index++)
        {
            var piece = _labeller.Label(index);
            yield return new(composer.Compose(piece), Truth(piece));
        }
    }

    /// <summary>All posts, in order of time.</summary>
    public IEnumerable<LabelledPost> All() => Range(0, Pieces);

    /// <summary>What is true of the whole run, without writing a word of it.</summary>
    public GroundTruth GroundTruth()
    {
        var builder = new GroundTruthBuilder(_profile.Name, _seed);
        for (var index = 0L; index < Pieces; index++)
        {
            builder.Add(Truth(_labeller.Label(index)));
        }

        return builder.Build();
    }

    private static (DailyMix Mix, ITimeline Timeline) YearOf(SimulationProfile profile, ulong seed, long pieces)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pieces, 1);
        var year = profile.Year ?? throw new ArgumentException($"Profile '{profile.Name}' has no year: use Live.", nameof(profile));
        var mix = new DailyMix(profile);
        return (mix, new YearTimeline(mix, year, pieces, seed));
    }

    private TruthLabel Truth(in Piece piece)
    {
        var platform = _profile.Platforms[piece.Platform];
        return new(
            piece.Index,
            piece.Role,
            piece.City < 0 ? "" : _profile.Cities[piece.City].Id,
            _profile.Languages[piece.Language].Code,
            piece.Topic < 0 ? "" : _profile.Topics[piece.Topic].Id,
            piece.Mood,
            platform.Source,
            platform.Channel,
            piece.Words);
    }
}
