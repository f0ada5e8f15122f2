namespace CcgcStream.Text.Cities.Matching;

/// <summary>One thing that a written form can mean.</summary>
/// <param name="City">Index of the catalogue city, or -1 for a place outside it.</param>
/// <param name="Logit">Log of its share of the form's uses when nothing else is said.</param>
/// <param name="Tags">Cue tags that speak for it.</param>
internal readonly record struct Meaning(int City, double Logit, int[] Tags);

/// <summary>A written form with all its meanings.</summary>
internal sealed class Form
{
    /// <summary>The folded text, by which frames may name it.</summary>
    public required string Text { get; init; }

    public required Meaning[] Meanings { get; init; }

    /// <summary>Log-weight of the reading that no place is meant.</summary>
    public required double NoneLogit { get; init; }

    /// <summary>Cue tags that speak for that reading.</summary>
    public int[] Against { get; init; } = [];

    /// <summary>The form counts only when it begins with a capital letter.</summary>
    public bool Upper { get; init; }

    /// <summary>Spellings one of which the source must show, accents and all; empty for any.</summary>
    public string[] Exact { get; init; } = [];

    /// <summary>A phrase that settles its own meaning: frames and cues do not touch it.</summary>
    public bool Settled { get; init; }

    /// <summary>True when the form means one city and hardly anything else: it needs no evidence, and is evidence for its neighbours.</summary>
    public bool Plain => Meanings.Length == 1 && Meanings[0].City >= 0 && Meanings[0].Logit - NoneLogit > 2.5;
}

/// <summary>What ends at a node of the automaton.</summary>
/// <param name="Form">Index of a form, or -1.</param>
/// <param name="Cues">Cue tags.</param>
/// <param name="Open">The cue holds at the beginning of longer words too.</param>
internal sealed record Entry(int Form, int[] Cues, bool Open = false);
