using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;
using CcgcStream.Stubs.Servers;

namespace CcgcStream.Collector.Tests.Sources;

/// <summary>The stub of every source, with the faults that this source is prone to.</summary>
internal static class StubCatalogue
{
    private static readonly Fault[] Open = [Fault.RateLimited, Fault.Unavailable, Fault.Truncated, Fault.Stalled, Fault.HtmlUnder200, Fault.IllegalJson, Fault.Huge];

    private static readonly Fault[] Web = [.. Open, Fault.TokenExpired];

    /// <summary>Keys and tokens in the settings of the stubs; they may show up nowhere.</summary>
    public static readonly IReadOnlyList<string> Secrets =
        ["token-of-a-page", "token-of-instagram", "token-of-a-user", "token-of-the-app", "key-of-newsapi", "key-of-youtube", "secret-of-reddit", "123:token-of-a-bot"];

    /// <summary>The sources to try: all, or those that <c>CCGC_SOURCES</c> names, for work on one of them.</summary>
    public static TheoryData<string> Names => Named(All.Keys);

    public static readonly IReadOnlyDictionary<string, Func<Corpus, int, StubServer>> All = new Dictionary<string, Func<Corpus, int, StubServer>>
    {
        ["bluesky-1"] = (corpus, seed) => new BlueskyStub(corpus, new FaultScript(seed, Fault.Disconnect), 1),
        ["bluesky-2"] = (corpus, seed) => new BlueskyStub(corpus, new FaultScript(seed, Fault.Disconnect), 2),
        ["facebook"] = (corpus, seed) => new FacebookStub(corpus, new FaultScript(seed, Web)),
        ["file"] = (corpus, seed) => new FileStub(corpus, new FaultScript(seed)),
        ["gdelt"] = (corpus, seed) => new GdeltStub(corpus, new FaultScript(seed, Fault.Unavailable, Fault.Truncated, Fault.Stalled, Fault.HtmlUnder200)),
        ["gdelt-doc"] = (corpus, seed) => new GdeltDocStub(corpus, new FaultScript(seed, Open)),
        ["instagram"] = (corpus, seed) => new InstagramStub(corpus, new FaultScript(seed, Web)),
        ["mastodon"] = (corpus, seed) => new MastodonStub(corpus, new FaultScript(seed, Web), sockets: false),
        ["mastodon-ws"] = (corpus, seed) => new MastodonStub(corpus, new FaultScript(seed, Web), sockets: true),
        ["reddit"] = (corpus, seed) => new RedditStub(corpus, new FaultScript(seed, Web)),
        ["rss"] = (corpus, seed) => new RssStub(corpus, new FaultScript(seed, Fault.RateLimited, Fault.Unavailable, Fault.Truncated, Fault.Stalled, Fault.HtmlUnder200, Fault.IllegalJson)),
        ["telegram"] = (corpus, seed) => new TelegramStub(corpus, new FaultScript(seed, Web)),
        ["x"] = (corpus, seed) => new XStub(corpus, new FaultScript(seed, Web), search: false),
        ["x-search"] = (corpus, seed) => new XStub(corpus, new FaultScript(seed, Web), search: true),
        ["youtube"] = (corpus, seed) => new YouTubeStub(corpus, new FaultScript(seed, Web)),
        ["newsapi"] = (corpus, seed) => new NewsApiStub(corpus, new FaultScript(seed, Web)),
    };

    /// <summary>Those that are not polled city by city.</summary>
    public static readonly IReadOnlyList<string> Others = ["bluesky-1", "bluesky-2", "file", "gdelt", "mastodon", "mastodon-ws", "rss", "x"];

    /// <summary>Of some sources those that <c>CCGC_SOURCES</c> names; all where it names none.</summary>
    public static TheoryData<string> Named(IEnumerable<string> sources) =>
        [.. sources.Where(k => Environment.GetEnvironmentVariable("CCGC_SOURCES") is not { Length: > 0 } only || only.Split(',').Contains(k))];
}
