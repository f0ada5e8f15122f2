using CcgcStream.Simulation.Profiles;
using CcgcStream.Simulation.Writing;

namespace CcgcStream.Simulation.Composing;

/// <summary>Words of one language and country, with the names of the profile's cities.</summary>
internal sealed class LanguageWords(LanguageShare language, IReadOnlyList<CityShare> cities)
{
    private readonly string[] _cities = CityNames.In(Vocabularies.Of(language.Vocabulary), cities.Select(city => city.Id));

    public Vocabulary Vocabulary { get; } = Vocabularies.Of(language.Vocabulary);

    public string Country => language.Country;

    public string Code { get; } = language.Code;

    public string City(int city) => _cities[city];

    /// <summary>The city and the topic, as people tag them.</summary>
    public string[] Hashtags(int city, string topic)
        => [Squeeze(_cities[city]), Squeeze(Vocabulary.Topics[topic].Word)];

    // A hashtag ends at the first sign that is neither letter, mark, digit nor underscore.
    private static string Squeeze(string name)
        => name.Any(sign => sign is ' ' or '-' or '(' or ')' or '\'' or '\u200C')
            ? string.Concat(name.Where(sign => sign is not (' ' or '-' or '(' or ')' or '\'' or '\u200C')))
            : name;
}
