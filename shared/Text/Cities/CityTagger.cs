using CcgcStream.Contracts.Tagging;
using CcgcStream.Text.Cities.Matching;
using CcgcStream.Text.Cities.Reading;
using CcgcStream.Text.Cities.Rules;

namespace CcgcStream.Text.Cities;

/// <summary>Finds the catalogue cities that a text is about, in any language. Thread-safe; linear in the text's length.</summary>
public sealed class CityTagger
{
    private static readonly Lazy<CityTagger> Shared = new(static () => new CityTagger(CityCatalogue.Default));
    private readonly Gazetteer _gazetteer;

    /// <summary>Compiles a catalogue with the rules that ship with the project. Do it once.</summary>
    public CityTagger(CityCatalogue catalogue) => _gazetteer = GazetteerCompiler.Compile(catalogue, GazetteerRules.Default);

    /// <summary>The tagger of the shipped catalogue.</summary>
    public static CityTagger Default => Shared.Value;

    /// <summary>Tags a text that has no title.</summary>
    public IReadOnlyList<CityTag> Tag(ReadOnlySpan<char> text) => Tag([], text, []);

    /// <summary>Tags a post.</summary>
    /// <param name="title">Headline, or nothing.</param>
    /// <param name="text">Body. Spans count from the title on, with one line break between.</param>
    /// <param name="hashtags">Hashtags that the platform sends beside the text, with or without the sign; a city found only there has the empty span.</param>
    /// <returns>The cities, most central first; shares sum to at most 1.</returns>
    public IReadOnlyList<CityTag> Tag(ReadOnlySpan<char> title, ReadOnlySpan<char> text, IReadOnlyList<string> hashtags)
    {
        var state = ScanState.Rent();
        if (title.Length > 0)
        {
            state.Text.Append(title, 0);
            state.Text.Append("\n", title.Length);
        }

        var offset = title.Length > 0 ? title.Length + 1 : 0;
        state.Text.Append(text, offset);
        var bodyEnd = offset + text.Length;
        foreach (var hashtag in hashtags)
        {
            AppendHashtag(state, hashtag, bodyEnd);
        }

        new Scanner(_gazetteer, state).Run();
        Disambiguator.Read(_gazetteer, state);
        var tags = Centrality.Tags(_gazetteer, state, title.Length);
        return hashtags.Count == 0 ? tags : [.. tags.Select(t => t.Span[0] >= bodyEnd ? t with { Span = [0, 0] } : t)];
    }

    private static void AppendHashtag(ScanState state, string hashtag, int bodyEnd)
    {
        state.Text.Append(" #", bodyEnd);
        state.Text.Append(hashtag.AsSpan().TrimStart('#'), bodyEnd);
    }
}
