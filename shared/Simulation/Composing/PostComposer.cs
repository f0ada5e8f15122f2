using System.Globalization;
using CcgcStream.Contracts.Posts;
using CcgcStream.Simulation.Draws;
using CcgcStream.Simulation.Labels;
using CcgcStream.Simulation.Profiles;
using CcgcStream.Simulation.Timing;
using CcgcStream.Simulation.Writing;

namespace CcgcStream.Simulation.Composing;

/// <summary>Turns a decided piece into a post. Not thread-safe: one for each worker.</summary>
internal sealed class PostComposer(SimulationProfile profile, ITimeline timeline, ulong seed, string idPrefix, AuthorPool authors)
{
    private readonly PieceWriter _writer = new();
    private readonly LanguageWords[] _languages = [.. profile.Languages.Select(language => new LanguageWords(language, profile.Cities))];

    public Post Compose(in Piece piece)
    {
        var platform = profile.Platforms[piece.Platform];
        var social = platform.Channel == "social";
        var language = _languages[piece.Language];
        var city = piece.City < 0 ? "" : profile.Cities[piece.City].Id;
        var topic = piece.Topic < 0 ? "" : profile.Topics[piece.Topic].Id;
        var random = new PieceRandom(seed, piece.Index, DrawStream.Engagement);
        var author = authors.Of(piece, social, city, language.Country);
        var time = DateTimeOffset.UnixEpoch.AddMicroseconds(timeline.TimeUs(piece.Index));
        var media = Format.Media(platform.Source, piece.Role, ref random);
        var kind = Format.Kind(platform.Source, piece.Role, media);
        var text = Words(piece, language, city, topic, !social);
        var tags = social && !piece.IsCopy && city.Length > 0 && random.Chance(0.35) ? language.Hashtags(piece.City, topic) : [];
        var id = Id(piece.Index);
        return new()
        {
            Id = id,
            Source = platform.Source,
            Channel = platform.Channel,
            Kind = kind,
            Url = "https://simulated.example/" + id.Replace(':', '/'),
            Title = text.Title,
            Text = tags.Length == 0 ? text.Text : $"{text.Text} #{tags[0]} #{tags[1]}",
            Lang = language.Code,
            PublishedAt = time,
            CollectedAt = time.AddMinutes(1),
            Author = author,
            Outlet = social ? null : OutletPool.Of(language.Country, ref random),
            Country = language.Country,
            Media = media,
            Metrics = Engagement.Of(platform.Source, author.Followers, Appeal(piece), time.AddMinutes(1), ref random),
            Hashtags = tags,
            Mentions = piece.Role == PieceRole.Question ? [$"sim_official_{city.Replace('-', '_')}_0"] : [],
            ReplyTo = piece.Role is PieceRole.Answer or PieceRole.ThreadReply ? Id(piece.Origin) : "",
            RepostOf = piece.Role == PieceRole.Repost ? Id(piece.Origin) : "",
            ConversationId = social && !piece.IsCopy ? Id(piece.Origin) : "",
            Simulated = true,
        };
    }

    private string Id(long index) => string.Create(CultureInfo.InvariantCulture, $"{idPrefix}:{index}");

    private double Appeal(in Piece piece) => piece.City < 0 ? 1 : 0.6 + (0.8 * profile.Cities[piece.City].Answers);

    private PieceText Words(in Piece piece, LanguageWords language, string city, string topic, bool article)
    {
        var random = new PieceRandom(seed, piece.Words, DrawStream.Text);
        var name = city.Length == 0 ? "" : language.City(piece.City);
        return _writer.Write(language.Vocabulary, name, topic, piece.Role, piece.Mood, article, ref random);
    }
}
