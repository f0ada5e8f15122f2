namespace CcgcStream.Text.Cities.Matching;

/// <summary>Names, phrases, cues and frames compiled into automata. Immutable and thread-safe; compile once.</summary>
internal sealed class Gazetteer
{
    /// <summary>Names, phrases and cues.</summary>
    public required Trie Words { get; init; }

    public required Entry[] Entries { get; init; }
    public required Form[] Forms { get; init; }

    /// <summary>Frames after a name, read forwards, and before it, read backwards.</summary>
    public required FrameSet Right { get; init; }

    public required FrameSet Left { get; init; }

    /// <summary>What may follow a Korean name inside its word.</summary>
    public required Trie Particles { get; init; }

    /// <summary>Particles written before a word in Arabic, Hebrew and Ethiopic.</summary>
    public required Trie Prefixes { get; init; }

    /// <summary>What stands between the names of a list.</summary>
    public required Trie Joiners { get; init; }

    /// <summary>Words beside a city in hashtags and handles.</summary>
    public required Trie TagWords { get; init; }

    /// <summary>Official accounts, folded, to city index.</summary>
    public required Trie Handles { get; init; }

    public required CrossingModel Crossings { get; init; }
    public required CatalogueCity[] Cities { get; init; }

    /// <summary>Cue tag of the country, of each city's province, and of text in kana.</summary>
    public required int ChinaTag { get; init; }

    public required int KanaTag { get; init; }
    public required int[] ProvinceTags { get; init; }
    public required int[] CityTags { get; init; }

    /// <summary>Strength of each cue tag, in nats.</summary>
    public required double[] TagStrengths { get; init; }
}
