namespace CcgcStream.Text.Cities.Rules;

/// <summary>How names change in sentences.</summary>
/// <param name="Endings">Endings by language.</param>
/// <param name="Prefixes">By script (<c>arabic</c>, <c>hebrew</c>, <c>ethiopic</c>): particles written together with the word.</param>
/// <param name="Particles">What may follow a Korean name within its word.</param>
/// <param name="Joiners">What stands between the names of a list, spaces and all.</param>
/// <param name="TagWords">Words that stand beside a city in hashtags and handles written as one word.</param>
internal sealed record InflectionRules(
    IReadOnlyList<EndingRule> Endings,
    IReadOnlyList<string> Prefixes,
    IReadOnlyList<string> Particles,
    IReadOnlyList<string> Joiners,
    IReadOnlyList<string> TagWords);

/// <summary>Endings of one language for names that end in one way.</summary>
/// <param name="Languages">Names of these languages; <c>en</c> means the pinyin name, which most languages inflect as it is.</param>
/// <param name="After">The letters, one of which the name ends with; empty for any.</param>
/// <param name="Cut">How many letters of the name give way.</param>
/// <param name="Add">The endings.</param>
internal sealed record EndingRule(IReadOnlyList<string> Languages, string After, int Cut, IReadOnlyList<string> Add);
