using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace CcgcStream.Api.Problems;

/// <summary>A place in a list that is ordered by time, newest first, then by id. Opaque to readers.</summary>
/// <param name="Ticks">UTC ticks of the last item that was given out.</param>
/// <param name="Id">Its id.</param>
internal readonly record struct Cursor(long Ticks, string Id)
{
    /// <summary>Reads a cursor; null when absent.</summary>
    /// <exception cref="QueryProblem">Not one of ours.</exception>
    public static Cursor? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }
        if (text.Length <= 1024 && Base64Url.IsValid(text))
        {
            var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|', 2);
            if (parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
                && ticks <= DateTimeOffset.MaxValue.UtcTicks)
            {
                return new Cursor(ticks, parts[1]);
            }
        }
        throw new QueryProblem("cursor", "'cursor' must be the 'nextCursor' of an earlier answer.");
    }

    /// <summary>True when an item comes after this place.</summary>
    public bool IsBefore(DateTimeOffset time, string id) =>
        time.UtcTicks < Ticks || (time.UtcTicks == Ticks && string.CompareOrdinal(id, Id) > 0);

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Ticks}|{Id}")));
}
