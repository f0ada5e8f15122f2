using CcgcStream.Index.Buckets;
using CcgcStream.Index.Dimensions;
using CcgcStream.Index.Dimensions.Coverage;
using CcgcStream.Index.Mentions;

namespace CcgcStream.Index.Explanation;

/// <summary>Splits the points of a coverage facet over its categories, and those over stories and pieces.</summary>
internal sealed class CoverageTree(WindowInput input, IReadOnlyList<ExplainedPiece> pieces, ExplanationLimits limits)
{
    private const int MostCategories = 30;

    internal IReadOnlyList<ExplanationNode> Of(string facet, long micro)
    {
        var kind = Enum.Parse<FieldKind>(facet, ignoreCase: true);
        var categories = input.Sums.OfKind(kind).Where(entry => Field.CategoryOf(entry.Field) != 0 && entry.Amount > 0)
            .OrderByDescending(entry => entry.Amount).ThenBy(entry => entry.Field).ToArray();
        var shown = categories.Take(MostCategories).ToArray();
        var rest = categories.Skip(MostCategories).Sum(entry => Richness.Saturate(entry.Amount / 1e6));
        var parts = Apportion.ByShare(micro, [.. shown.Select(entry => Richness.Saturate(entry.Amount / 1e6)), rest]);
        var nodes = shown.Select((entry, at) => new ExplanationNode("facet", Field.NameOf(entry.Field), parts[at], Stories(entry, parts[at]))).ToList();
        if (parts[^1] != 0)
        {
            nodes.Add(new("rest", "other categories", parts[^1], []));
        }

        return nodes;
    }

    private IReadOnlyList<ExplanationNode> Stories(FieldDelta category, long micro) => StoryTree.Of(
        micro, [.. pieces.Select(piece => (piece, micro / 1e6 * AmountOf(piece.Facts, category.Field) / category.Amount))], limits);

    private static long AmountOf(MentionFacts facts, int field)
    {
        var category = Field.CategoryOf(field);
        return Field.KindOf(field) switch
        {
            FieldKind.Country => facts.Country == category ? facts.BaseMicro : 0,
            FieldKind.Language => facts.Language == category ? facts.BaseMicro : 0,
            FieldKind.Community => facts.Community == category ? facts.BaseMicro : 0,
            FieldKind.Platform => facts.Platform == category ? facts.BaseMicro : 0,
            _ => facts.Topics.Where(topic => topic.Topic == category).Sum(topic => (long)facts.BaseMicro * topic.ProbabilityMicro / 1_000_000),
        };
    }
}
