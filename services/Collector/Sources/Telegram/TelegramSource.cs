using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CcgcStream.Collector.Doctor;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;
using CcgcStream.Collector.Wire;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.Telegram;

/// <summary>Telegram channels of partners, through a bot that they made an administrator (Bot API, long polling).</summary>
internal sealed class TelegramSource : ISource
{
    public static readonly SourceType Type = new("telegram", setup => new TelegramSource(setup), Check)
    {
        Settings = Setting.Table("""
            Token | secret | token of the bot
            WaitSeconds | 30 | how long a question waits for news, in seconds
            BaseUrl | https://api.telegram.org | address of the Bot API
            """),
    };

    private const int PageSize = 100;

    private readonly SourceSetup _setup;
    private readonly SourceHttp _http;
    private readonly string _root;
    private readonly Secret _token;
    private readonly int _wait;

    private TelegramSource(SourceSetup setup)
    {
        _setup = setup;
        _http = setup.Http(new HttpManners { Judge = Judge });
        _root = setup.Settings.Address("BaseUrl", "https://api.telegram.org");
        _token = setup.Settings.Secret("Token");
        _wait = setup.Settings.Number("WaitSeconds", 30);
        Queries = [new SourceQuery("updates", TimeSpan.FromSeconds(1))];
    }

    public IReadOnlyList<SourceQuery> Queries { get; }

    public async IAsyncEnumerable<SourcePage> ReadAsync(SourceQuery query, string? cursor, [EnumeratorCancellation] CancellationToken ct)
    {
        var count = PageSize;
        while (count == PageSize)
        {
            // Asking with an offset tells Telegram to forget everything before it, so the offset moves only after the log has it.
            var offset = cursor is null ? "" : $"&offset={long.Parse(cursor, CultureInfo.InvariantCulture) + 1}";
            var address = $"{_root}/bot{_token.Reveal()}/getUpdates?limit={PageSize}&timeout={_wait}&allowed_updates=%5B%22channel_post%22%2C%22edited_channel_post%22%5D{offset}";
            var (posts, malformed, last, n) = await _http.FetchAsync(() => new HttpRequestMessage(HttpMethod.Get, address), Read, ct);
            (cursor, count) = (last ?? cursor, n);
            yield return new SourcePage(posts, cursor) { Malformed = malformed };
        }
    }

    private (IReadOnlyList<Post> Posts, int Malformed, string? Last, int Count) Read(Fetched answer)
    {
        using var json = answer.Json();
        if (!json.RootElement.Flag("ok"))
        {
            throw new SourceFailure(FailureKind.BadData, "Telegram does not say ok");
        }

        var now = _setup.Clock.GetUtcNow();
        var updates = json.RootElement.Items("result").ToList();
        var posts = updates.Select(u => TelegramPosts.Of(u, now, _setup.Pulse.Fields)).ToList();
        var last = updates.Select(u => u.Num("update_id")).Max();
        return ([.. posts.OfType<Post>()], posts.Count(p => p is null), last?.ToString(CultureInfo.InvariantCulture), updates.Count);
    }

    private static SourceFailure? Judge(Fetched answer, DateTimeOffset now)
    {
        if (answer.Status is not (429 or 409 or 404))
        {
            return null;
        }

        if (answer.Status == 409)
        {
            return new SourceFailure(FailureKind.RateLimited, "another process reads with this bot's token") { Status = 409 };
        }

        if (answer.Status == 404)
        {
            return new SourceFailure(FailureKind.Unauthorized, "Telegram does not know this bot: check Token") { Status = 404 };
        }

        using var json = JsonDocument.Parse(answer.Body);
        var wait = json.RootElement.Obj("parameters").Real("retry_after");
        return new SourceFailure(FailureKind.RateLimited, "too many requests", wait is { } seconds ? now.AddSeconds(seconds) : null) { Status = 429 };
    }

    private static Checkup Check(SourceSettings settings, Checkup checkup) => checkup
        .Require(settings.Secret("Token").IsSet, "no Token: make a bot with @BotFather and set its token in Token or TokenFile")
        .Note("the bot sees only channels whose owners made it an administrator")
        .Cost(TimeSpan.FromDays(1) / TimeSpan.FromSeconds(Math.Max(1, settings.Number("WaitSeconds", 30))));
}
