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
            var topic = TopicTable.TopOf(tags.Topics.Select(tag => (tag.Id, (int)Math.Round(tag.P * 1e6))));
            return (tags.Language.Code, piece.Truth, topic, Negative: city is null ? (double?)null : (city.Sentiment ?? tags.Sentiment).Negative);
        });
        foreach (var (language, truth, topic, negative) in read)
        {
            if (negative is { } said)
            {
                builder.Add(language, truth.Mood == Mood.Negative, said);
                builder.AddTopic(truth.Topic, topic);
            }
        }

        return builder.Build($"{sample.Pieces} simulated pieces of another seed");
    }
}
