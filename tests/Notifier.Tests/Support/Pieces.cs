using CcgcStream.Contracts.V1;

namespace CcgcStream.Notifier.Tests.Support;

/// <summary>Plain pieces about one city each, good or bad beyond doubt, for stories that have to end in an alert.</summary>
internal static class Pieces
{
    /// <param name="at">When it was published, in microseconds since 1970.</param>
    public static Mention Of(string generation, string city, string id, long at, string community, bool negative) => new()
    {
        PostId = id,
        Revision = new Revision { ObservedAtUs = at, Content = (ulong)at },
        Generation = generation,
        City = city,
        PostCities = { city },
        PublishedAtUs = at,
        ShareMicro = 1_000_000,
        ConfidenceMicro = 1_000_000,
        SourceClass = "social",
        Platform = "x",
        Kind = "post",
        Language = "en",
        Community = community,
        NegativeMicro = negative ? 950_000 : 20_000,
        NeutralMicro = negative ? 30_000 : 500_000,
        PositiveMicro = negative ? 20_000 : 480_000,
        Format = "text",
        Title = $"Piece {id}",
    };
}
