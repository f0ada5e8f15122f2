using System.Text.Json;
using CcgcStream.Contracts.Posts;
using CcgcStream.Simulation.Profiles;

namespace CcgcStream.Simulation.Tests;

public class DeterminismTests
{
    private const int Pieces = 3_000;

    [Fact]
    public void The_same_seed_makes_the_same_bytes()
        => Assert.Equal(Lines(Simulator(7).All()), Lines(Simulator(7).All()));

    [Fact]
    public void Another_seed_makes_other_posts()
        => Assert.NotEqual(Simulator(7).Range(0, 20).Select(p => p.Post.Text), Simulator(8).Range(0, 20).Select(p => p.Post.Text));

    [Fact]
    public void Slices_made_in_parallel_join_to_the_same_bytes()
    {
        var simulator = Simulator(7);
        var slices = new List<string>[10];
        Parallel.For(0, slices.Length, slice => slices[slice] = Lines(simulator.Range(slice * 300, (slice + 1) * 300)));

        Assert.Equal(Lines(Simulator(7).All()), slices.SelectMany(slice => slice));
    }

    [Fact]
    public void Time_never_goes_backwards_and_stays_in_the_year()
    {
        var times = Simulator(7).All().Select(p => p.Post.PublishedAt!.Value).ToList();

        Assert.All(times, time => Assert.Equal(2020, time.Year));
        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public void A_live_stream_starts_where_it_is_told_and_keeps_its_rate()
    {
        var start = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var posts = PostSimulator.Live(1, start, 10).Range(0, 600).Select(p => p.Post).ToList();

        Assert.InRange(posts[0].PublishedAt!.Value, start, start.AddSeconds(1));
        Assert.InRange(posts[^1].PublishedAt!.Value, start.AddSeconds(59), start.AddSeconds(61));
        Assert.All(posts, post => Assert.True(post.Simulated));
        Assert.Equal(600, posts.Select(post => post.Id).Distinct().Count());
    }

    private static PostSimulator Simulator(ulong seed) => new(SimulationProfiles.Ccgcii2020, seed, Pieces);

    private static List<string> Lines(IEnumerable<LabelledPost> posts)
        => [.. posts.Select(p => JsonSerializer.Serialize(p.Post, PostJsonContext.Default.Post))];
}
