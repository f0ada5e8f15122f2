using CcgcStream.Collector.Sources.Bluesky;
using CcgcStream.Collector.Sources.Facebook;
using CcgcStream.Collector.Sources.Files;
using CcgcStream.Collector.Sources.Gdelt;
using CcgcStream.Collector.Sources.GdeltDoc;
using CcgcStream.Collector.Sources.Instagram;
using CcgcStream.Collector.Sources.Mastodon;
using CcgcStream.Collector.Sources.NewsApi;
using CcgcStream.Collector.Sources.Reddit;
using CcgcStream.Collector.Sources.Rss;
using CcgcStream.Collector.Sources.Simulator;
using CcgcStream.Collector.Sources.Telegram;
using CcgcStream.Collector.Sources.X;
using CcgcStream.Collector.Sources.YouTube;

namespace CcgcStream.Collector.Setup;

/// <summary>Every kind of source there is: adding one is its folder and its line here.</summary>
internal static class SourceCatalogue
{
    public static readonly IReadOnlyList<SourceType> All =
    [
        BlueskySource.Type,
        FacebookSource.Type,
        FileSource.Type,
        GdeltSource.Type,
        GdeltDocSource.Type,
        InstagramSource.Type,
        MastodonSource.Type,
        NewsApiSource.Type,
        RedditSource.Type,
        RssSource.Type,
        SimulatorSource.Type,
        TelegramSource.Type,
        XSource.Type,
        YouTubeSource.Type,
    ];

    /// <summary>The type of an id; null when there is none.</summary>
    public static SourceType? Find(string id) => All.FirstOrDefault(t => t.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
}
