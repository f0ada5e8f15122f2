using System.Globalization;

namespace CcgcStream.Text.Stories;

/// <summary>Groups a set of pieces to stories: connected components of pieces that share a key within 72 h. The order does not matter.</summary>
public static class StoryGrouper
{
    /// <summary>The story id of every piece.</summary>
    /// <exception cref="ArgumentException">Two pieces have the same id.</exception>
    public static IReadOnlyDictionary<string, string> Group(IEnumerable<StoryPiece> pieces)
    {
        var stories = new StorySet();
        foreach (var piece in pieces)
        {
            stories.Add(piece);
        }

        return stories.Pieces.ToDictionary(static p => p.Id, p => stories.StoryOf(p.Id), StringComparer.Ordinal);
    }

    /// <summary>The id of a story: made from its earliest piece, the smallest id of equals, so that the set alone decides.</summary>
    internal static string IdOf(StoryPiece earliest) => "s" + StoryHash.Of(earliest.Id).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Orders pieces by time, then by id.</summary>
    internal static int Compare(StoryPiece a, StoryPiece b)
    {
        var byTime = a.Time.CompareTo(b.Time);
        return byTime != 0 ? byTime : string.CompareOrdinal(a.Id, b.Id);
    }
}
