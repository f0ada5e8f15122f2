using CcgcStream.Text.Cities.Rules;
using CcgcStream.Text.Normalisation;

namespace CcgcStream.Text.Cities.Matching;

/// <summary>Makes the inflected forms of a name by the ending rules of its languages.</summary>
internal sealed class Inflector(IReadOnlyList<EndingRule> rules)
{
    private readonly (EndingRule Rule, string After, string[] Add)[] _rules =
        [.. rules.Select(static r => (r, NameFolding.Fold(r.After), r.Add.Select(NameFolding.Fold).ToArray()))];

    /// <summary>Folded forms other than the name itself.</summary>
    public IEnumerable<string> Forms(NameDraft name)
    {
        foreach (var (rule, after, endings) in _rules)
        {
            if (name.Text.Length <= rule.Cut + 2 || !rule.Languages.Any(name.Languages.Contains)
                || (after.Length > 0 && !after.Contains(name.Text[^1], StringComparison.Ordinal)))
            {
                continue;
            }

            foreach (var ending in endings)
            {
                yield return name.Text[..^rule.Cut] + ending;
            }
        }
    }
}
