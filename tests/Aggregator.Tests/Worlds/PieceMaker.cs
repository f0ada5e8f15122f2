using CcgcStream.Contracts.V1;

namespace CcgcStream.Aggregator.Tests.Worlds;

/// <summary>Seeded pieces with stories, conversations, edits, engagement readings and deletions, as the enricher would send them.</summary>
internal sealed class PieceMaker(int seed, string generation = "test", int cities = 12, int days = 20, string prefix = "p")
{
    public const long StartUs = 1_580_515_200_000_000; // 2020-02-01
    private static readonly string[] Platforms = ["x", "facebook", "youtube", "news", "mastodon"];
    private static readonly string[] Countries = ["GB", "US", "DE", "JP", "BR", ""];
    private static readonly string[] Topics = ["culture", "healthcare", "economy", "food"];
    private readonly Random _random = new(seed);
    private int _stories = 2;

    /// <summary>Records of so many posts: every post has its mentions and a sweep; some have several versions.</summary>
    public List<Enriched> Records(int posts, bool versions = true)
    {
        var records = new List<Enriched>();
        _stories = Math.Max(2, posts / (days * 2 * 20)); // Stories and threads live for half a day and have some ten pieces each.
        for (var number = 0; number < posts; number++)
        {
            var first = Version(number, 0);
            records.AddRange(Of(first));
            if (versions && _random.Next(5) == 0)
            {
                records.AddRange(Of(Version(number, 1)));
            }

            if (versions && _random.Next(12) == 0)
            {
                var gone = Version(number, 2);
                gone.Deleted = true;
                gone.Cities.Clear();
                records.AddRange(Of(gone));
            }
        }

        return records;
    }

    private Post Version(int number, int version)
    {
        var random = new Random(Mixed(seed, number));
        var time = StartUs + (long)(random.NextDouble() * days * 86_400e6);
        var edited = new Random(Mixed(seed, number, version));
        var count = edited.Next(4) == 0 ? 2 : 1;
        var halfDay = (int)((time - StartUs) / 43_200_000_000);
        return new Post(number, time, version)
        {
            Cities = [.. Enumerable.Range(0, count).Select(_ => "city" + (int)(cities * Math.Pow(edited.NextDouble(), 2))).Distinct()],
            Story = random.Next(3) == 0 ? (halfDay * _stories) + random.Next(_stories) : 10_000_000 + number,
            Thread = random.Next(4) == 0 ? (halfDay * _stories) + random.Next(_stories) : -1,
            Likes = edited.Next(3) == 0 ? null : edited.Next(500),
        };
    }

    private IEnumerable<Enriched> Of(Post post)
    {
        var revision = new Revision { ObservedAtUs = post.TimeUs + (post.Version * 3_600_000_000L), Deleted = post.Deleted, Content = (ulong)(post.Number * 7) + (ulong)post.Version };
        var cities = post.Cities;
        foreach (var city in cities)
        {
            yield return new Enriched { Mention = Mention(post, city, revision) };
        }

        var swept = new SweptPost { PostId = prefix + post.Number, Generation = generation, Revision = revision, PublishedAtUs = post.TimeUs, Counted = true };
        swept.PostCities.AddRange(cities);
        yield return new Enriched { Sweep = new Sweep { Posts = { swept } } };
    }

    private Mention Mention(Post post, string city, Revision revision)
    {
        var random = new Random(Mixed(seed, post.Number, post.Version, city.Length, city[^1]));
        var positive = random.Next(600_000);
        var platform = Platforms[random.Next(Platforms.Length)];
        var mention = new Mention
        {
            PostId = prefix + post.Number, Revision = revision, Generation = generation, City = city, PublishedAtUs = post.TimeUs,
            ShareMicro = 1_000_000 / post.Cities.Count, ConfidenceMicro = 700_000 + random.Next(300_000), BotMicro = random.Next(4) == 0 ? 900_000 : 20_000,
            SourceClass = platform == "news" ? "media" : "social", Platform = platform, Language = random.Next(2) == 0 ? "en" : "de",
            Country = Countries[random.Next(Countries.Length)], Actor = random.Next(6) == 0 ? "official" : "individual",
            Community = "outlet" + random.Next(300), PositiveMicro = positive, NegativeMicro = random.Next(400_000),
            Format = random.Next(3) == 0 ? "video" : "text", Author = "author" + random.Next(400), Question = random.Next(5) == 0,
            ConversationId = post.Thread >= 0 ? "thread" + post.Thread : "", Followers = random.Next(5000), ContentHash = (ulong)post.Story + 1,
            Metrics = post.Likes is { } likes ? new RawMetrics { Likes = likes } : null, Title = "Headline " + post.Number,
        };
        mention.NeutralMicro = 1_000_000 - mention.PositiveMicro - mention.NegativeMicro;
        mention.PostCities.AddRange(post.Cities);
        mention.Topics.Add(new TopicShare { Topic = Topics[random.Next(Topics.Length)], PMicro = 800_000 });
        mention.Hashtags.Add("tag" + random.Next(60));
        mention.StoryShingles.Add((ulong)(post.Story / 2 * 31) + 5_000_000_000);
        return mention;
    }

    // Unlike HashCode, the same in every process: a failure can be run again.
    private static int Mixed(params ReadOnlySpan<int> parts)
    {
        var hash = 2166136261u;
        foreach (var part in parts)
        {
            hash = (hash ^ (uint)part) * 16777619;
            hash ^= hash >> 15;
        }

        return (int)hash;
    }

    private sealed record Post(int Number, long TimeUs, int Version)
    {
        public List<string> Cities { get; init; } = [];

        public int Story { get; init; }

        public int Thread { get; init; }

        public int? Likes { get; init; }

        public bool Deleted { get; set; }
    }
}
