using CcgcStream.Text.Cities.Rules;
using CcgcStream.Text.Normalisation;

namespace CcgcStream.Text.Cities.Matching;

/// <summary>Turns a name, its rule and its homonyms into the meanings of a form.</summary>
internal sealed class FormCompiler
{
    // A name in the catalogue that no rule doubts is the city 49 times in 50.
    private const double DefaultPrior = 0.98;
    private readonly CatalogueCity[] _cities;
    private readonly CueCompiler _cues;
    private readonly int[] _provinceTags;
    private readonly int[] _cityTags;
    private readonly Dictionary<string, FormRule> _rules = new(StringComparer.Ordinal);
    private readonly ILookup<string, HomonymRule> _homonyms;

    public FormCompiler(CatalogueCity[] cities, GazetteerRules rules, CueCompiler cues, int[] provinceTags, int[] cityTags)
    {
        (_cities, _cues, _provinceTags, _cityTags) = (cities, cues, provinceTags, cityTags);
        foreach (var rule in rules.Forms)
        {
            rule.Forms.ToList().ForEach(f => _rules[NameFolding.Fold(f)] = rule);
        }

        _homonyms = rules.Homonyms.ToLookup(static h => h.Like, StringComparer.Ordinal);
    }

    public bool Inflects(NameDraft draft) => !_rules.TryGetValue(draft.Text, out var rule) || rule.Inflect;

    public Form Name(NameDraft draft)
    {
        _rules.TryGetValue(draft.Text, out var rule);
        var prior = rule is null ? DefaultPrior : rule.Prior;
        var chosen = rule is { City.Length: > 0 } && draft.Cities.Count > 1;
        var meanings = new List<Meaning>();
        foreach (var city in draft.Cities)
        {
            var share = !chosen ? prior * Prominence(city) / draft.Cities.Sum(Prominence)
                : _cities[city].Id == rule!.City ? prior : (1 - prior) / (draft.Cities.Count - 1) * 0.98;
            int[] tags = [_provinceTags[city], _cityTags[city], .. _cues.Tags(rule?.For)];
            meanings.Add(new Meaning(city, Math.Log(share), tags));
            AddHomonyms(meanings, draft, city, share);
        }

        var none = chosen ? 0.01 : 1 - prior;
        return new Form
        {
            Text = draft.Text,
            Meanings = [.. meanings],
            NoneLogit = Math.Log(Math.Max(none, 0.001)),
            Against = _cues.Tags(rule?.Against),
            Upper = rule is null ? draft.Upper : rule.Case == "upper",
            Exact = draft.AnySpelling ? [] : [.. draft.Spellings],
        };
    }

    // Of two cities that one alphabet writes alike, the larger is meant more often: Zipf's law over ranks.
    private double Prominence(int city) => 1.0 / Math.Max(1, _cities[city].Rank);

    /// <summary>A phrase has one meaning whatever stands around it.</summary>
    public Form Phrase(PhraseRule phrase)
    {
        var city = Array.FindIndex(_cities, c => c.Id == phrase.City);
        return new Form
        {
            Text = phrase.Forms[0],
            Meanings = city < 0 ? [] : [new Meaning(city, Math.Log(phrase.P), [])],
            NoneLogit = Math.Log(city < 0 ? 1 : 1 - phrase.P),
            Against = _cues.Tags(phrase.Against),
            Settled = true,
        };
    }

    /// <summary>The own name of a place outside the catalogue.</summary>
    public static Form Elsewhere(string id) => new() { Text = id, Meanings = [], NoneLogit = 0, Settled = true };

    // Chinese characters tell the twins apart; every alphabet writes them alike.
    private void AddHomonyms(List<Meaning> meanings, NameDraft draft, int city, double share)
    {
        if (CharClasses.IsUnspaced(CharClasses.Of(draft.Text[0])) && CharClasses.Of(draft.Text[0]) == CharClass.Han)
        {
            return;
        }

        foreach (var homonym in _homonyms[_cities[city].Id])
        {
            int[] tags = [_cues.Tag(homonym.Tag), _cues.Tag("homonym:" + homonym.Id)];
            meanings.Add(new Meaning(-1, Math.Log(share * homonym.Prior / (1 - homonym.Prior)), tags));
        }
    }
}
