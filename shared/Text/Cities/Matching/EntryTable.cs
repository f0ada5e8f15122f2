namespace CcgcStream.Text.Cities.Matching;

/// <summary>The automaton under construction: which form and which cues end at which text.</summary>
internal sealed class EntryTable
{
    private readonly List<Form> _forms = [];
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<int, int> _formEntries = [];

    public Trie Words { get; } = new();

    public Form[] Forms => [.. _forms];
    public Entry[] Entries => [.. _entries];

    public int Add(Form form)
    {
        _forms.Add(form);
        return _forms.Count - 1;
    }

    /// <summary>Binds a text to a form; the last binding holds, so that rules come after names.</summary>
    public void Put(string text, int form)
    {
        var value = Words.Find(text);
        if (value >= 0 && _entries[value].Cues.Length > 0)
        {
            Words.Add(text, New(new Entry(form, _entries[value].Cues)));
            return;
        }

        if (!_formEntries.TryGetValue(form, out var entry))
        {
            _formEntries[form] = entry = New(new Entry(form, []));
        }

        Words.Add(text, entry);
    }

    /// <summary>Binds a text unless it has a meaning already.</summary>
    public void PutIfFree(string text, int form)
    {
        var value = Words.Find(text);
        if (value < 0 || _entries[value].Form < 0)
        {
            Put(text, form);
        }
    }

    /// <summary>Makes a text evidence; a trailing star lets the word go on.</summary>
    public void Cue(string text, int[] tags)
    {
        var open = text.EndsWith('*');
        var key = open ? text[..^1] : text;
        var value = Words.Find(key);
        var before = value < 0 ? new Entry(-1, []) : _entries[value];
        Words.Add(key, New(before with { Cues = [.. before.Cues.Union(tags)], Open = open || before.Open }));
    }

    private int New(Entry entry)
    {
        _entries.Add(entry);
        return _entries.Count - 1;
    }
}
