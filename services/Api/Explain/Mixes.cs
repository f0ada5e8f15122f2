using CcgcStream.Api.Ranking;
using CcgcStream.Index.Buckets;

namespace CcgcStream.Api.Explain;

/// <summary>Shares of a window's weight by category.</summary>
internal static class Mixes
{
    private const int Shown = 12;

    private static readonly (string Name, FieldKind Kind)[] Kinds =
    [
        ("platform", FieldKind.Platform), ("language", FieldKind.Language), ("country", FieldKind.Country),
        ("topic", FieldKind.Topic), ("actor", FieldKind.Actor), ("format", FieldKind.Format),
    ];

    /// <summary>The largest categories of each mix, largest first; what is left is named <c>rest</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<MixShare>> Of(BucketSums sums)
    {
        var entries = sums.Entries().Where(entry => entry.Amount > 0).ToLookup(entry => Field.KindOf(entry.Field));
        return Kinds.ToDictionary(kind => kind.Name, kind => Shares(entries[kind.Kind]));
    }

    private static IReadOnlyList<MixShare> Shares(IEnumerable<FieldDelta> entries)
    {
        var sorted = entries.OrderByDescending(entry => entry.Amount).ThenBy(entry => entry.Field).ToArray();
        var total = sorted.Sum(entry => (double)entry.Amount);
        var shares = sorted.Take(Shown).Select(entry => new MixShare(Field.NameOf(entry.Field), PublicScore.Round(entry.Amount / total))).ToList();
        if (sorted.Length > Shown)
        {
            shares.Add(new MixShare("rest", PublicScore.Round(sorted.Skip(Shown).Sum(entry => (double)entry.Amount) / total)));
        }
        return shares;
    }
}
