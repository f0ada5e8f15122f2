namespace CcgcStream.Text.Stories;

/// <summary>A piece as story grouping sees it.</summary>
/// <param name="Id">Post id.</param>
/// <param name="Time">Event time.</param>
/// <param name="Sketch">From <see cref="StorySketcher"/>.</param>
public sealed record StoryPiece(string Id, DateTimeOffset Time, StorySketch Sketch)
{
    /// <summary>Two pieces further apart than this are not one story unless others lie between.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(72);

    /// <summary>Keys that near-duplicates share: the super-shingles and the content hash.</summary>
    internal IEnumerable<ulong> Keys => Sketch.ContentHash == 0 ? Sketch.SuperShingles : Sketch.SuperShingles.Append(Sketch.ContentHash).Distinct();
}
