using CcgcStream.Contracts.Posts;
using CcgcStream.Contracts.Tagging;
using CcgcStream.Text.Cities;
using CcgcStream.Text.Linear;
using CcgcStream.Text.Models;
using CcgcStream.Text.Stories;

namespace CcgcStream.Text;

/// <summary>The project's tagger: gazetteer, linear models and story sketch over one post.</summary>
public sealed class Tagger : ITagger
{
    private readonly CityTagger _cities;
    private readonly TextModels _models;

    /// <summary>Makes a tagger of a catalogue and models of one's own.</summary>
    public Tagger(CityTagger cities, TextModels models) => (_cities, _models) = (cities, models);

    /// <summary>The tagger with everything that ships with the project.</summary>
    public static Tagger LoadDefault() => new(CityTagger.Default, TextModels.LoadDefault());

    /// <inheritdoc/>
    public TaggingResult Tag(Post post)
    {
        var cities = _cities.Tag(post.Title, post.Text, post.Hashtags);
        var text = post.Title.Length == 0 ? post.Text : post.Title + "\n" + post.Text;
        var language = _models.Language.Identify(text);
        using var pass = new FeaturePass(text);
        var tags = new Tags
        {
            Cities = cities.Count < 2 ? cities : Toward(cities, text, language.Code),
            Language = language,
            Topics = _models.Topics.Classify(pass, language.Code),
            Sentiment = _models.Sentiment.Score(pass, language.Code),
        };
        return new TaggingResult(tags, StorySketcher.Sketch(post.Title, post.Text));
    }

    // A text about one city says of it what it says; only between cities can sentiment differ.
    private IReadOnlyList<CityTag> Toward(IReadOnlyList<CityTag> cities, string text, string language)
    {
        var ranges = cities.Select(static c => c.Span[0]..c.Span[1]).ToArray();
        var tagged = new CityTag[cities.Count];
        for (var i = 0; i < tagged.Length; i++)
        {
            Range[] others = [.. ranges.Where((r, j) => j != i && !r.Equals(0..0))];
            tagged[i] = ranges[i].Equals(0..0)
                ? cities[i]
                : cities[i] with { Sentiment = _models.Sentiment.ScoreToward(text, ranges[i], others, language) };
        }

        return tagged;
    }
}
