using CcgcStream.Text.Cities.Rules;
using CcgcStream.Text.Normalisation;

namespace CcgcStream.Text.Cities.Matching;

/// <summary>Compiles a catalogue and its rules into automata. Takes some tens of milliseconds for 100 cities; the result is shared.</summary>
internal sealed class GazetteerCompiler
{
    private readonly CatalogueCity[] _cities;
    private readonly GazetteerRules _rules;
    private readonly CueCompiler _cues = new();
    private readonly EntryTable _table = new();
    private readonly int[] _provinceTags;
    private readonly int[] _cityTags;

    private GazetteerCompiler(CityCatalogue catalogue, GazetteerRules rules)
    {
        (_cities, _rules) = ([.. catalogue.All], rules);
        _provinceTags = [.. _cities.Select(c => _cues.Tag("province:" + c.Province))];
        _cityTags = [.. _cities.Select(c => _cues.Tag("city:" + c.Id))];
    }

    public static Gazetteer Compile(CityCatalogue catalogue, GazetteerRules rules) => new GazetteerCompiler(catalogue, rules).Run();

    private Gazetteer Run()
    {
        var drafts = NameCollector.Collect(_cities, _rules.Forms);
        var forms = new FormCompiler(_cities, _rules, _cues, _provinceTags, _cityTags);
        AddNames(drafts, forms);
        foreach (var phrase in _rules.Phrases)
        {
            var form = _table.Add(forms.Phrase(phrase));
            phrase.Forms.ToList().ForEach(p => _table.Put(NameFolding.Fold(p), form));
        }

        foreach (var cue in _rules.Cues)
        {
            var tags = _cues.TagsOf(cue);
            cue.Forms.ToList().ForEach(f => _table.Cue(NameFolding.Fold(f), tags));
        }

        return new Gazetteer
        {
            Words = _table.Words,
            Entries = _table.Entries,
            Forms = _table.Forms,
            Left = FrameCompiler.Compile(_rules.Frames, left: true),
            Right = FrameCompiler.Compile(_rules.Frames, left: false),
            Particles = Set(_rules.Inflections.Particles),
            Prefixes = Set(_rules.Inflections.Prefixes),
            Joiners = Set(_rules.Inflections.Joiners),
            TagWords = Set(_rules.Inflections.TagWords),
            Handles = HandleTrie(),
            Crossings = CrossingModel.Load(),
            Cities = _cities,
            ChinaTag = _cues.Tag("china"),
            KanaTag = _cues.Tag("script:kana"),
            ProvinceTags = _provinceTags,
            CityTags = _cityTags,
            TagStrengths = _cues.Strengths,
        };
    }

    private void AddNames(Dictionary<string, NameDraft> drafts, FormCompiler forms)
    {
        var inflector = new Inflector(_rules.Inflections.Endings);
        var compiled = drafts.Values.Select(d => (Draft: d, Index: _table.Add(forms.Name(d)))).ToList();
        compiled.ForEach(c => _table.Put(c.Draft.Text, c.Index));
        foreach (var (draft, index) in compiled.Where(c => forms.Inflects(c.Draft)))
        {
            foreach (var form in inflector.Forms(draft))
            {
                _table.PutIfFree(form, index);
            }
        }

        foreach (var homonym in _rules.Homonyms)
        {
            var form = _table.Add(FormCompiler.Elsewhere(homonym.Id));
            var tags = _cues.Tags(["homonym:" + homonym.Id, "china"]);
            foreach (var name in homonym.Names)
            {
                _table.PutIfFree(NameFolding.Fold(name), form);
                _table.Cue(NameFolding.Fold(name), tags);
            }

            homonym.Cues?.ToList().ForEach(c => _table.Cue(NameFolding.Fold(c), tags));
        }
    }

    private static Trie Set(IEnumerable<string> words)
    {
        var trie = new Trie();
        foreach (var word in words)
        {
            trie.Add(NameFolding.Fold(word), 1);
        }

        return trie;
    }

    private Trie HandleTrie()
    {
        var trie = new Trie();
        for (var i = 0; i < _cities.Length; i++)
        {
            foreach (var handle in _cities[i].Handles)
            {
                trie.Add(NameFolding.Fold(handle), i);
            }
        }

        return trie;
    }
}
