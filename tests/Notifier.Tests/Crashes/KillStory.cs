using CcgcStream.Alerting.Backtesting;
using CcgcStream.Contracts.V1;
using CcgcStream.Notifier.Tests.Support;
using CcgcStream.Streaming;
using Google.Protobuf;

namespace CcgcStream.Notifier.Tests.Crashes;

/// <summary>
/// Pieces about twelve cities in order of time: five ordinary days of four an hour, then eight hours a chunk, in which every city has
/// six bad hours each third day. Every piece is a story of its own, so the votes do not depend on when the detectors look.
/// </summary>
internal sealed class KillStory(int chunks)
{
    public const string Generation = "kill-loop";
    private const int TeachingQuarters = 5 * 96;
    private const int ChunkQuarters = 8 * 4;
    private const int BadQuarters = 24;
    private const long Quarter = 900_000_000;
    private static readonly long Start = new DateTimeOffset(2020, 2, 3, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds() * 1000;

    public static readonly string[] Cities =
        ["beijing", "chengdu", "chongqing", "dalian", "guangzhou", "hangzhou", "nanjing", "shanghai", "shenzhen", "tianjin", "wuhan", "xiamen"];

    /// <summary>Chunks that bring pieces; one more closes.</summary>
    public int Chunks => chunks;

    /// <summary>When what is judged begins: the days before teach.</summary>
    public static DateTimeOffset Judged => DateTimeOffset.UnixEpoch.AddTicks((Start + (TeachingQuarters * Quarter)) * 10);

    /// <summary>Last quarter-hour that every partition can close: the last piece of every city is one later.</summary>
    public long LastClosed => (Start / Quarter) + TeachingQuarters + (chunks * ChunkQuarters) - 1;

    public static string Rules(string url) => NotifierHost.WebhookRules(url).Replace("    secret: env:CCGC_TEST_WEBHOOK_SECRET\n", "") + $"""

        notifyGenerations: [{Generation}]
        rules:
          - id: reputation-drop
            signal: reputation
          - id: volume-anomaly
            signal: volume
        """;

    /// <summary>When each city has its bad hours.</summary>
    public IEnumerable<(string City, LabelledIncident Incident)> Incidents() =>
        from city in Enumerable.Range(0, Cities.Length)
        from quarter in Enumerable.Range(TeachingQuarters, chunks * ChunkQuarters)
        where IsBad(city, quarter) && (quarter == TeachingQuarters || !IsBad(city, quarter - 1))
        let start = (Start / Quarter) + quarter
        select (Cities[city], new LabelledIncident(start, start + BadQuarters, []));

    private static bool IsBad(int city, int quarter) => quarter >= TeachingQuarters && (quarter + (city * BadQuarters)) % 288 < BadQuarters;

    /// <summary>Chunk 0 brings the ordinary days too; the last one, numbered by the count of chunks, only closes what is open.</summary>
    public IEnumerable<KillPiece> Chunk(int chunk)
    {
        var first = chunk == 0 ? 0 : TeachingQuarters + (chunk * ChunkQuarters);
        var end = chunk == chunks ? first + 1 : TeachingQuarters + ((chunk + 1) * ChunkQuarters);
        for (var quarter = first; quarter < end; quarter++)
        {
            for (var city = 0; city < Cities.Length; city++)
            {
                var bad = IsBad(city, quarter);
                var at = Start + (quarter * Quarter);
                yield return Piece(Cities[city], $"{Cities[city]}-{quarter}", at + Late(chunk), bad ? quarter % 6 != 0 : quarter % 8 == 0);
                if (bad)
                {
                    yield return Piece(Cities[city], $"{Cities[city]}-{quarter}-more", at + Late(chunk), negative: true);
                }
            }
        }
    }

    /// <summary>The closing pieces lie far enough into their quarter-hour for the one before to be closed.</summary>
    private long Late(int chunk) => chunk == chunks ? Quarter / 2 : 0;

    private static KillPiece Piece(string city, string id, long at, bool negative) =>
        new(id, city, new Enriched { Mention = Pieces.Of(Generation, city, id, at, $"author-{at / Quarter % 17}", negative) }.ToByteString());
}

/// <summary>A piece as the victim reads it from a line, and as a log takes it.</summary>
internal sealed record KillPiece(string Id, string City, ByteString Value)
{
    public string Line => $"{Id} {City} {Value.ToBase64()}";

    public LogRecord Record => new(ByteString.CopyFromUtf8(City).Memory, Value.Memory);
}
