using System.Globalization;

namespace CcgcStream.Stubs.Faults;

/// <summary>One piece of the truth.</summary>
/// <param name="Number">From 0.</param>
/// <param name="City">Catalogue id of the city that it is about.</param>
/// <param name="Text">Its text; names the city.</param>
/// <param name="At">When it was published.</param>
public sealed record Piece(int Number, string City, string Text, DateTimeOffset At)
{
    private const int WrongClock = 211;

    /// <summary>True once its author or its source has taken it back.</summary>
    public bool IsGone { get; init; }

    /// <summary>True once it says something else than at first.</summary>
    public bool IsEdited { get; init; }

    /// <summary>True where the author's clock runs three days ahead.</summary>
    public bool IsSkewed => Number % WrongClock == 3;

    /// <summary>When its author says that it was published, where sources let authors say.</summary>
    public DateTimeOffset Claimed => IsSkewed ? At.AddDays(3) : At;
}

/// <summary>The truth that a stub serves: so many pieces about a few cities, a second apart, the last one a minute before the end.</summary>
public sealed class Corpus
{
    private static readonly (string Id, string Name)[] Cities = [("wuhan", "Wuhan"), ("chengdu", "Chengdu"), ("shanghai", "Shanghai"), ("beijing", "Beijing")];

    private const int Changing = 199;

    public Corpus(int count, DateTimeOffset end)
    {
        Pieces = [.. Enumerable.Range(0, count).Select(i => new Piece(
            i, Cities[i % Cities.Length].Id, string.Create(CultureInfo.InvariantCulture, $"{Cities[i % Cities.Length].Name} piece {i}"), end.AddSeconds(i - count - 60)))];
    }

    public IReadOnlyList<Piece> Pieces { get; private set; }

    /// <summary>The pieces that are no longer what they were.</summary>
    public IReadOnlyList<Piece> Changed => [.. Pieces.Where(p => p.IsGone || p.IsEdited)];

    /// <summary>Edits some pieces and takes some back.</summary>
    public void Change() => Pieces =
    [
        .. Pieces.Select(p => (p.Number % Changing) switch
        {
            4 => p with { Text = p.Text + " (edited)", IsEdited = true },
            9 => p with { IsGone = true },
            _ => p,
        }),
    ];

    /// <summary>A page as sources send it: out of order in places, some items twice.</summary>
    public static IEnumerable<Piece> Disordered(IEnumerable<Piece> page) =>
        page.Chunk(7).SelectMany((chunk, i) => i % 3 == 1 ? chunk.Reverse().Append(chunk[0]) : chunk);

    /// <summary>Ids of the cities, as the setting <c>Cities</c> takes them.</summary>
    public static string CityIds => string.Join(',', Cities.Select(c => c.Id));

    /// <summary>The pieces whose city's name stands in a query.</summary>
    public IEnumerable<Piece> Matching(string query) => Pieces.Where(p => !p.IsGone &&
        query.Contains(Cities.First(c => c.Id == p.City).Name, StringComparison.OrdinalIgnoreCase));
}
