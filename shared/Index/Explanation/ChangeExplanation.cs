namespace CcgcStream.Index.Explanation;

/// <summary>The change of a score between two moments, told by the same parts: those of the later less those of the earlier.</summary>
public static class ChangeExplanation
{
    /// <summary>Difference of two explanations of the same thing; its nodes sum exactly as the explanations do.</summary>
    public static ExplanationNode Between(ExplanationNode earlier, ExplanationNode later)
    {
        var ids = later.Children.Select(Key).Concat(earlier.Children.Select(Key)).Distinct().ToArray();
        var before = earlier.Children.ToDictionary(Key);
        var after = later.Children.ToDictionary(Key);
        var children = ids.Select(id => Between(before.GetValueOrDefault(id) ?? Nothing(id), after.GetValueOrDefault(id) ?? Nothing(id)))
            .Where(child => child.MicroPoints != 0 || child.Children.Count > 0)
            .OrderByDescending(child => Math.Abs(child.MicroPoints)).ToArray();
        return new(later.Kind, later.Id, later.MicroPoints - earlier.MicroPoints, children);
    }

    private static (string Kind, string Id) Key(ExplanationNode node) => (node.Kind, node.Id);

    private static ExplanationNode Nothing((string Kind, string Id) key) => new(key.Kind, key.Id, 0, []);
}
