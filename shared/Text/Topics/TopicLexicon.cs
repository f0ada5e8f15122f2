using CcgcStream.Text.Lexica;

namespace CcgcStream.Text.Topics;

/// <summary>Counts topical words. A word of class <c>food?</c> only hints at <c>food</c>.</summary>
internal sealed class TopicLexicon
{
    private const float Hint = 0.35f;
    private const float PhraseFactor = 1.6f;
    private const int MaximumHits = 96;

    private readonly Lexicon terms;
    private readonly (int Topic, float Weight)[] byClass;

    public TopicLexicon(Lexicon terms)
    {
        this.terms = terms;
        byClass = [.. terms.Classes.Select(c => (Array.IndexOf(TopicIds.All, c.TrimEnd('?')), c.EndsWith('?') ? Hint : 1f))];
    }

    /// <summary>Adds up the topical words of a folded text, one value a topic.</summary>
    public void Count(ReadOnlySpan<char> folded, string language, Span<float> evidence)
    {
        evidence.Clear();
        Span<LexiconHit> hits = stackalloc LexiconHit[MaximumHits];
        var found = terms.Match(folded, terms.Knows(language) ? language : "en", hits);
        foreach (var hit in hits[..found])
        {
            var (topic, weight) = byClass[hit.Class];
            // A phrase says more exactly what is meant than a word does.
            evidence[topic] += folded[hit.Start..hit.End].Contains(' ') ? weight * PhraseFactor : weight;
        }
    }
}
