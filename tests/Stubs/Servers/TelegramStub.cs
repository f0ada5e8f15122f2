using System.Globalization;
using System.Text.Json.Nodes;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;

namespace CcgcStream.Stubs.Servers;

/// <summary>Telegram's Bot API: what is asked past is forgotten for ever, so a collector that moves on too early loses it.</summary>
public sealed class TelegramStub(Corpus corpus, FaultScript faults) : StubServer(corpus, faults)
{
    private const int FirstUpdate = 1000;

    private int _confirmed;

    public override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string> { ["Type"] = "telegram", ["BaseUrl"] = Address, ["Token"] = "123:token-of-a-bot", ["WaitSeconds"] = "0" };

    public override IReadOnlySet<string> Truth => Corpus.Pieces.Select(p => string.Create(CultureInfo.InvariantCulture, $"telegram:-100:{p.Number}")).ToHashSet();

    protected override void RateLimit(HttpResponse response) => Say(response, 429, """{"ok":false,"error_code":429,"parameters":{"retry_after":5}}""");

    protected override void Expire(HttpResponse response) => Say(response, 401, """{"ok":false,"error_code":401,"description":"Unauthorized"}""");

    protected override void Map(WebApplication app)
    {
        app.MapGet("/bot123:token-of-a-bot/getUpdates", async (HttpContext http, int limit, int? offset) =>
        {
            _confirmed = Math.Max(_confirmed, (offset ?? 0) - FirstUpdate);
            var all = Corpus.Pieces.Concat(Corpus.Changed.Where(p => p.IsEdited)).Select((p, i) => (Piece: p, Update: i)).ToList();
            var updates = all.Skip(_confirmed).Take(limit).Reverse().Select(u => (JsonNode)new JsonObject
            {
                ["update_id"] = FirstUpdate + u.Update,
                [u.Update < Corpus.Pieces.Count ? "channel_post" : "edited_channel_post"] = new JsonObject
                {
                    ["message_id"] = u.Piece.Number, ["date"] = u.Piece.At.ToUnixTimeSeconds(), ["text"] = u.Piece.Text,
                    ["chat"] = new JsonObject { ["id"] = -100, ["type"] = "channel", ["title"] = "News", ["username"] = "news" },
                },
            });
            await AnswerAsync(http, new JsonObject { ["ok"] = true, ["result"] = new JsonArray([.. updates]) }.ToJsonString());
        });
    }
}
