using CcgcStream.Index.Buckets;

namespace CcgcStream.Index.Reporting;

/// <summary>Shares of the categories of one kind, largest first.</summary>
internal static class PeriodMix
{
    internal static IReadOnlyList<MixEntry> Of(BucketSums total, BucketSums? before, FieldKind kind, FieldKind? negative)
    {
        var entries = total.OfKind(kind);
        var all = entries.Sum(entry => entry.Amount);
        var allBefore = before?.OfKind(kind).Sum(entry => entry.Amount) ?? 0;
        return [.. entries.Select(Make).OrderByDescending(entry => entry.Pieces).ThenBy(entry => entry.Id, StringComparer.Ordinal)];

        MixEntry Make(FieldDelta entry)
        {
            var previous = before is not null && allBefore > 0 ? (double)before[entry.Field] / allBefore : (double?)null;
            var tone = negative is { } field
                ? 1 - (total[Field.Of(field, Field.CategoryOf(entry.Field))] / 1e6 / entry.Amount)
                : (double?)null;
            return new(Field.NameOf(entry.Field), entry.Amount, new((double)entry.Amount / all, previous), tone);
        }
    }
}
