using System.Text.Json;
using CcgcStream.Cli.Input;
using CcgcStream.Index.Reporting;
using CcgcStream.Index.Vocabularies;
using CcgcStream.Text;

namespace CcgcStream.Cli.Tone;

/// <summary>Sets what the tagger says of labelled posts beside their labels.</summary>
internal static class ToneMeasurement
{
    private const int BatchSize = 1024;

    public static async Task<(ToneTableBuilder Builder, long Posts)> RunAsync(
        IAsyncEnumerable<PostLine> posts, ITagger tagger, Action<(long Line, string Text)> fault, CancellationToken ct)
    {
        var builder = new ToneTableBuilder();
        long count = 0;
        await foreach (var batch in posts.Chunk(BatchSize).WithCancellation(ct))
        {
            var read = new (string Language, double Negative, string Topic)?[batch.Length];
            Parallel.For(0, batch.Length, new ParallelOptions { CancellationToken = ct }, at => read[at] = Read(tagger, batch[at]));
            for (var at = 0; at < batch.Length; at++)
            {
                var (label, topic) = LabelsOf(batch[at].Json);
                if (label is not ("positive" or "neutral" or "negative"))
                {
                    fault((batch[at].Number, "'label' must be positive, neutral or negative"));
                }
                else if (topic is not null && !Vocabulary.Topics.Contains(topic))
                {
                    fault((batch[at].Number, $"'topicLabel' is no topic: '{topic}'"));
                }
                else if (read[at] is { } said)
                {
                    builder.Add(said.Language, label == "negative", said.Negative);
                    count++;
                    if (topic is not null)
                    {
                        builder.AddTopic(topic, said.Topic);
                    }
                }
            }
        }

        return (builder, count);
    }

    /// <summary>As the index reads it: the tone toward the first city and the likeliest topic; null for a post about none, which no share counts.</summary>
    private static (string, double, string)? Read(ITagger tagger, PostLine line)
    {
        var tags = tagger.Tag(line.Post).Tags;
        return tags.Cities.MinBy(city => city.Id, StringComparer.Ordinal) is { } city
            ? (tags.Language.Code, (city.Sentiment ?? tags.Sentiment).Negative, TopicTable.TopOf(tags.Topics.Select(topic => (topic.Id, (int)Math.Round(topic.P * 1e6)))))
            : null;
    }

    private static (string? Tone, string? Topic) LabelsOf(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return (Text(document.RootElement, "label"u8), Text(document.RootElement, "topicLabel"u8));
    }

    private static string? Text(JsonElement post, ReadOnlySpan<byte> name) =>
        post.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
