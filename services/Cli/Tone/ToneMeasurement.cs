using System.Text.Json;
using CcgcStream.Cli.Input;
using CcgcStream.Index.Reporting;
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
            var read = new (string Language, double Negative)?[batch.Length];
            Parallel.For(0, batch.Length, new ParallelOptions { CancellationToken = ct }, at => read[at] = Read(tagger, batch[at]));
            for (var at = 0; at < batch.Length; at++)
            {
                switch (LabelOf(batch[at].Json))
                {
                    case null:
                        fault((batch[at].Number, "'label' must be positive, neutral or negative"));
                        break;
                    case { } label when read[at] is { } said:
                        builder.Add(said.Language, label == "negative", said.Negative);
                        count++;
                        break;
                }
            }
        }

        return (builder, count);
    }

    /// <summary>As the index reads it: the tone toward the first city; null for a post about none, which no share counts.</summary>
    private static (string, double)? Read(ITagger tagger, PostLine line)
    {
        var tags = tagger.Tag(line.Post).Tags;
        return tags.Cities.MinBy(city => city.Id, StringComparer.Ordinal) is { } city ? (tags.Language.Code, (city.Sentiment ?? tags.Sentiment).Negative) : null;
    }

    private static string? LabelOf(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty("label"u8, out var label) && label.ValueKind == JsonValueKind.String
            && label.GetString() is "positive" or "neutral" or "negative"
            ? label.GetString()
            : null;
    }
}
