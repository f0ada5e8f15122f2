using CcgcStream.Text.Normalisation;

namespace CcgcStream.Text.Cities.Reading;

/// <summary>A name found in folded text.</summary>
/// <param name="Start">First folded character.</param>
/// <param name="End">One past the last.</param>
/// <param name="Form">Index of the form.</param>
/// <param name="InTag">Inside a hashtag or handle.</param>
internal readonly record struct Hit(int Start, int End, int Form, bool InTag);

/// <summary>Evidence found in folded text.</summary>
internal readonly record struct Cue(int Position, int Tag);

/// <summary>A city read from a hit.</summary>
/// <param name="City">Index of the city.</param>
/// <param name="Start">First folded character.</param>
/// <param name="End">One past the last.</param>
/// <param name="Probability">That the hit means the city.</param>
internal readonly record struct Sighting(int City, int Start, int End, double Probability);

/// <summary>Buffers of one tagging, reused by the thread. Their bounds keep the cost of hostile text linear.</summary>
internal sealed class ScanState
{
    /// <summary>Names beyond this many in one text add nothing.</summary>
    public const int MaxHits = 512;

    /// <summary>Evidence beyond this many words in one text adds nothing.</summary>
    public const int MaxCues = 96;

    [ThreadStatic]
    private static ScanState? s_current;

    public FoldedText Text { get; } = new();
    public List<Hit> Hits { get; } = [];
    public List<Cue> Cues { get; } = [];
    public List<Sighting> Sightings { get; } = [];

    /// <summary>The cleared buffers of this thread.</summary>
    public static ScanState Rent()
    {
        var state = s_current ??= new ScanState();
        state.Text.Clear();
        state.Hits.Clear();
        state.Cues.Clear();
        state.Sightings.Clear();
        return state;
    }

    public void AddCue(int position, int tag)
    {
        if (Cues.Count < MaxCues)
        {
            Cues.Add(new Cue(position, tag));
        }
    }
}
