using CcgcStream.Contracts.Posts;
using CcgcStream.Contracts.Tagging;
using CcgcStream.Text;
using CcgcStream.Text.Sentiment;

namespace CcgcStream.TextOnnx;

/// <summary>A tagger whose moods come from a transformer; all other tags are those of the tagger inside.</summary>
public sealed class OnnxTagger(ITagger inner, OnnxSentiment sentiment) : ITagger
{
    /// <summary>The tagger itself where no model is configured, else one that asks the model for moods.</summary>
    /// <exception cref="InvalidDataException">See <see cref="OnnxSentiment"/>.</exception>
    public static ITagger Over(ITagger inner, OnnxOptions? options) =>
        options is { Model.Length: > 0 } ? new OnnxTagger(inner, new OnnxSentiment(options)) : inner;

    /// <inheritdoc/>
    public TaggingResult Tag(Post post)
    {
        var result = inner.Tag(post);
        var text = post.Title.Length == 0 ? post.Text : post.Title + "\n" + post.Text;
        var cities = result.Tags.Cities;
        return result with
        {
            Tags = result.Tags with { Sentiment = sentiment.Score(text), Cities = [.. cities.Select(c => Toward(c, cities, text))] },
        };
    }

    // The tagger inside says which cities have a mood of their own; its words are read anew.
    private CityTag Toward(CityTag city, IReadOnlyList<CityTag> cities, string text)
    {
        if (city.Sentiment is null)
        {
            return city;
        }

        Range[] others = [.. cities.Where(c => c != city && c.Span[1] > 0).Select(static c => c.Span[0]..c.Span[1])];
        return city with { Sentiment = sentiment.Score(CityWindow.Around(text, city.Span[0]..city.Span[1], others)) };
    }
}
