using CcgcStream.Index.Reporting;
using CcgcStream.Simulation;
using CcgcStream.Simulation.Labels;
using CcgcStream.Text;

namespace CcgcStream.Aggregator.Tests.Year;

/// <summary>The tone table of a labelled sample: pieces of the same kind as the year's, none of them in it.</summary>
internal static class ToneLabels
{
    public static ToneTable Of(PostSimulator sample, ITagger tagger)
    {
        var builder = new ToneTableBuilder();
        var read = sample.All().AsParallel().AsOrdered().Where(piece => piece.Truth.IsEffective).Select(piece =>
        {
            var tags = tagger.Tag(piece.Post).Tags;
            var city = tags.Cities.MinBy(tag => tag.Id, StringComparer.Ordinal);
            return (tags.Language.Code, piece.Truth.Mood, Negative: city is null ? (double?)null : (city.Sentiment ?? tags.Sentiment).Negative);
        });
        foreach (var (language, mood, negative) in read)
        {
            if (negative is { } said)
            {
                builder.Add(language, mood == Mood.Negative, said);
            }
        }

        return builder.Build($"{sample.Pieces} simulated pieces of another seed");
    }
}
