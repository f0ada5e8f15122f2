using System.Globalization;
using CcgcStream.Text.Lexica;

namespace CcgcStream.Text.Sentiment;

/// <summary>
/// Adds up the mood of a text's words: each from -5 to 5, turned around by a negation near before it, stronger after an intensifier, and
/// weighed more after a "but" (the scheme of VADER, Hutto and Gilbert 2014, over lexica of many languages).
/// </summary>
internal sealed class SentimentLexicon
{
    private const int MaximumHits = 64;
    private const float Negated = -0.7f;
    private const float Strengthened = 1.4f;
    private const float BeforeBut = 0.6f;
    private const int ReachOfNegation = 24;

    private readonly Lexicon terms;
    private readonly (Role Role, float Valence)[] byClass;

    public SentimentLexicon(Lexicon terms)
    {
        this.terms = terms;
        byClass = [.. terms.Classes.Select(RoleOf)];
    }

    private enum Role
    {
        Mood,
        Not,
        Very,
        But,
    }

    public MoodSums Sum(ReadOnlySpan<char> folded, string language)
    {
        Span<LexiconHit> hits = stackalloc LexiconHit[MaximumHits];
        var found = terms.Match(folded, terms.Knows(language) ? language : "en", hits);
        var sums = default(MoodSums);
        var (lastNot, lastVery) = (int.MinValue / 2, int.MinValue / 2);
        foreach (var hit in hits[..found])
        {
            var (role, valence) = byClass[hit.Class];
            switch (role)
            {
                case Role.Not:
                    lastNot = hit.End;
                    break;
                case Role.Very:
                    lastVery = hit.End;
                    break;
                case Role.But:
                    sums.Scale(BeforeBut);
                    break;
                default:
                    valence *= hit.Start - lastNot <= ReachOfNegation && !EndsClause(folded[lastNot..hit.Start]) ? Negated : 1;
                    sums.Add(hit.Start - lastVery <= 2 ? valence * Strengthened : valence);
                    lastNot = valence != 0 ? int.MinValue / 2 : lastNot;
                    break;
            }
        }
        return sums;
    }

    private static bool EndsClause(ReadOnlySpan<char> between) => between.ContainsAny(",.;!?。，");

    private static (Role Role, float Valence) RoleOf(string name) => name switch
    {
        "not" => (Role.Not, 0),
        "very" => (Role.Very, 0),
        "but" => (Role.But, 0),
        _ => (Role.Mood, float.Parse(name, CultureInfo.InvariantCulture)),
    };
}
