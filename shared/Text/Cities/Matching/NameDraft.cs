namespace CcgcStream.Text.Cities.Matching;

/// <summary>A folded name while the catalogue is compiled: whose it is, and how it must be written.</summary>
internal sealed class NameDraft(string text)
{
    public string Text { get; } = text;

    /// <summary>Catalogue cities of this name.</summary>
    public List<int> Cities { get; } = [];

    /// <summary>Languages that use it.</summary>
    public HashSet<string> Languages { get; } = [];

    /// <summary>Exact spellings; used only while no language allows the bare letters.</summary>
    public HashSet<string> Spellings { get; } = [];

    /// <summary>True as soon as one language writes the name without accents that matter.</summary>
    public bool AnySpelling { get; set; }

    /// <summary>True when every use of the name so far must be capitalised.</summary>
    public bool Upper { get; set; } = true;

    public void Add(int city, string language, string name)
    {
        if (!Cities.Contains(city))
        {
            Cities.Add(city);
        }

        Languages.Add(language);
        Upper &= language == "historic";

        // Vietnamese syllables differ by accents alone (Tây An is Xi'an, tay an is not).
        if (language == "vi" && !name.All(char.IsAscii))
        {
            Spellings.Add(name.ToLowerInvariant());
        }
        else
        {
            AnySpelling = true;
        }
    }
}
