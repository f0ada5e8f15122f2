using System.Collections.Frozen;
using CcgcStream.Text.Cities.Rules;
using CcgcStream.Text.Normalisation;

namespace CcgcStream.Text.Cities.Matching;

/// <summary>Compiles the frames of one side; those before a name are turned round, because they are read backwards from it.</summary>
internal static class FrameCompiler
{
    public static FrameSet Compile(IReadOnlyList<FrameRule> rules, bool left)
    {
        var set = new FrameSet();
        foreach (var rule in rules)
        {
            foreach (var source in (left ? rule.Left : rule.Right) ?? [])
            {
                var (open, capital) = (left ? source.StartsWith('*') : source.EndsWith('*'), source.EndsWith('^'));
                var text = NameFolding.Fold(source.Trim('*', '^'));
                set.Add(
                    left ? new string([.. text.Reverse()]) : text,
                    new Frame(rule.Cap, rule.Logit, Names(rule.Only), Names(rule.Except), rule.Upper, open, capital, left && rule.List));
            }
        }

        return set;
    }

    private static FrozenSet<string>? Names(IReadOnlyList<string>? names) =>
        names?.Select(NameFolding.Fold).Concat(names).ToFrozenSet(StringComparer.Ordinal);
}
