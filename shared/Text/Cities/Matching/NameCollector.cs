using CcgcStream.Text.Cities.Rules;
using CcgcStream.Text.Normalisation;

namespace CcgcStream.Text.Cities.Matching;

/// <summary>Gathers every name of the catalogue and of the form rules under its folded text.</summary>
internal static class NameCollector
{
    public static Dictionary<string, NameDraft> Collect(IReadOnlyList<CatalogueCity> cities, IReadOnlyList<FormRule> rules)
    {
        var drafts = new Dictionary<string, NameDraft>(StringComparer.Ordinal);
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < cities.Count; i++)
        {
            index[cities[i].Id] = i;
            Add(drafts, i, "en", cities[i].Name);
            Add(drafts, i, "zh", cities[i].Zh);
            foreach (var (language, names) in cities[i].Names)
            {
                foreach (var name in names)
                {
                    Add(drafts, i, language, name);
                }
            }
        }

        foreach (var rule in rules)
        {
            foreach (var form in rule.Forms)
            {
                if (index.TryGetValue(rule.City, out var city))
                {
                    Add(drafts, city, "rule", form);
                }
            }
        }

        return drafts;
    }

    private static void Add(Dictionary<string, NameDraft> drafts, int city, string language, string name)
    {
        var folded = NameFolding.Fold(name).Trim();
        if (folded.Length < 2)
        {
            return;
        }

        Put(drafts, folded, city, language, name);
        if (folded.Contains('\'') && CharClasses.Of(folded[0]) == CharClass.Hebrew)
        {
            Put(drafts, folded.Replace("'", "", StringComparison.Ordinal), city, language, name);
        }

        // A case ending takes the place of the sign that mutes the last vowel (Tamil, Telugu, Malayalam ...).
        if (folded.Length > 4 && folded[^1] is '\u094D' or '\u09CD' or '\u0BCD' or '\u0C4D' or '\u0CCD' or '\u0D4D')
        {
            Put(drafts, folded[..^1], city, language, name);
        }
    }

    private static void Put(Dictionary<string, NameDraft> drafts, string folded, int city, string language, string name)
    {
        if (!drafts.TryGetValue(folded, out var draft))
        {
            drafts[folded] = draft = new NameDraft(folded);
        }

        draft.Add(city, language, name);
    }
}
