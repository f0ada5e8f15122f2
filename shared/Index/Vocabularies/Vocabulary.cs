namespace CcgcStream.Index.Vocabularies;

/// <summary>A closed list of names. Positions are part of stored state: names are only ever appended.</summary>
public sealed class Vocabulary
{
    private readonly string[] _names;
    private readonly Dictionary<string, int> _positions;
    private readonly int _fallback;

    private Vocabulary(string fallback, params string[] names)
    {
        _names = names;
        _positions = names.Select((name, at) => (name, at)).ToDictionary(pair => pair.name, pair => pair.at, StringComparer.OrdinalIgnoreCase);
        _fallback = _positions[fallback];
    }

    /// <summary>Where a piece was published.</summary>
    public static Vocabulary Platforms { get; } =
        new("other", "other", "x", "facebook", "instagram", "youtube", "news", "gdelt", "mastodon", "bluesky", "reddit");

    /// <summary>What a piece is about.</summary>
    public static Vocabulary Topics { get; } =
        new("other", "other", "culture", "education", "food", "healthcare", "economy", "festivals", "industry", "transport");

    /// <summary>Who speaks.</summary>
    public static Vocabulary Actors { get; } =
        new("individual", "individual", "official", "media", "opinion-leader", "organisation", "enterprise");

    /// <summary>The richest medium of a piece.</summary>
    public static Vocabulary Formats { get; } =
        new("text", "text", "image", "gallery", "video", "live", "audio", "poll", "link");

    /// <summary>The two source classes of the fixed reputation mix.</summary>
    public static Vocabulary Classes { get; } = new("social", "media", "social");

    public IReadOnlyList<string> Names => _names;

    /// <summary>Position of a name; of the fallback for a name that is not listed.</summary>
    public int IndexOf(string name) => _positions.GetValueOrDefault(name, _fallback);

    /// <summary>Whether a name is listed.</summary>
    public bool Contains(string name) => _positions.ContainsKey(name);

    public string NameOf(int position) => (uint)position < (uint)_names.Length ? _names[position] : _names[_fallback];
}
