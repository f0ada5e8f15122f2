using System.Globalization;
using System.Runtime.CompilerServices;
using CcgcStream.Collector.Doctor;
using CcgcStream.Collector.Publishing;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;
using CcgcStream.Contracts.Posts;
using CcgcStream.Simulation;

namespace CcgcStream.Collector.Sources.Simulator;

/// <summary>
/// Made-up posts at a steady rate, for a first look without any key. Every one is marked as simulated and goes into the generation
/// "simulated", never into live scores.
/// </summary>
internal sealed class SimulatorSource : ISource
{
    public static readonly SourceType Type = new("simulator", setup => new SimulatorSource(setup), Check)
    {
        Generation = Generations.Simulated,
        Settings = Setting.Table("""
            PostsPerSecond | 20 | posts made up a second
            Seed | 1 | seed of the made-up posts
            """),
    };

    private const double DefaultRate = 20;
    private const int PageSize = 200;

    /// <summary>After a longer stop the stream begins anew: nobody wants hours of made-up posts at once.</summary>
    private static readonly TimeSpan MaxCatchUp = TimeSpan.FromMinutes(10);

    private readonly TimeProvider _clock;
    private readonly double _rate;
    private readonly ulong _seed;

    private SimulatorSource(SourceSetup setup)
    {
        _clock = setup.Clock;
        _rate = setup.Settings.Money("PostsPerSecond", DefaultRate);
        _seed = (ulong)setup.Settings.Number("Seed", 1);
        Queries = [SourceQuery.Stream("stream")];
    }

    public IReadOnlyList<SourceQuery> Queries { get; }

    public SourceTraits Traits { get; } = new() { Generation = Generations.Simulated };

    public async IAsyncEnumerable<SourcePage> ReadAsync(SourceQuery query, string? cursor, [EnumeratorCancellation] CancellationToken ct)
    {
        var (start, from) = Begin(cursor);
        var posts = new List<Post>();
        var index = from;
        foreach (var made in PostSimulator.Live(_seed, start, _rate).Range(from, long.MaxValue))
        {
            var due = (made.Post.PublishedAt ?? start) - _clock.GetUtcNow();
            if (posts.Count == PageSize || (due > TimeSpan.Zero && posts.Count > 0))
            {
                yield return Page(posts, start, index);
                posts = [];
            }

            if (due > TimeSpan.Zero)
            {
                await Task.Delay(due, _clock, ct);
            }

            posts.Add(made.Post with { Simulated = true, CollectedAt = null });
            index++;
        }
    }

    private (DateTimeOffset Start, long From) Begin(string? cursor)
    {
        var now = _clock.GetUtcNow();
        return cursor?.Split('|') is [var start, var index, var at] && now - Time(at) < MaxCatchUp
            ? (Time(start), long.Parse(index, CultureInfo.InvariantCulture))
            : (Time(now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)), 0);

        static DateTimeOffset Time(string seconds) => DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture));
    }

    private SourcePage Page(List<Post> posts, DateTimeOffset start, long next) => new(posts, string.Create(
        CultureInfo.InvariantCulture, $"{start.ToUnixTimeSeconds()}|{next}|{_clock.GetUtcNow().ToUnixTimeSeconds()}"));

    private static Checkup Check(SourceSettings settings, Checkup checkup) => checkup
        .Require(settings.Money("PostsPerSecond", DefaultRate) is > 0 and <= 10_000, "PostsPerSecond must lie above 0 and at most at 10,000")
        .Note("these posts are made up; they count in the generation 'simulated' only");
}
