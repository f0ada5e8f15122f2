using System.Globalization;
using System.Text;
using CcgcStream.Contracts.Posts;
using CcgcStream.Contracts.Topics;
using CcgcStream.Contracts.V1;
using Google.Protobuf;

namespace CcgcStream.Streaming.DeadLetters;

/// <summary>Keeps records that could not be processed: their bytes untouched on the topic's dead-letter topic, the reason in headers.</summary>
public sealed class DeadLetterQueue(IEventLog log, TimeProvider time)
{
    private const string Origin = "ccgc-origin"; // topic/partition/offset
    private const string Reason = "ccgc-reason";
    private const string Error = "ccgc-error";
    private const string Component = "ccgc-component";
    private const string At = "ccgc-at-us";

    /// <summary>Sends a record to the dead letters; completes when it is durable there.</summary>
    public async ValueTask SendAsync(ConsumedRecord record, string component, Exception failure, CancellationToken ct)
    {
        LogHeader[] headers =
        [
            .. record.Headers ?? [],
            Header(Origin, string.Create(CultureInfo.InvariantCulture, $"{record.Topic}/{record.Partition}/{record.Offset}")),
            Header(Reason, failure.GetType().Name),
            Header(Error, failure.Message.Length > 500 ? failure.Message[..500] : failure.Message),
            Header(Component, component),
            Header(At, time.GetUtcNow().ToUnixMicroseconds().ToString(CultureInfo.InvariantCulture)),
        ];
        await log.AppendAsync(TopicNames.DeadLettersOf(record.Topic), [new LogRecord(record.Key, record.Value, 0, headers)], ct);
    }

    /// <summary>The dead letters of a topic, oldest first, each with its own offset on the dead-letter topic.</summary>
    public async IAsyncEnumerable<(long Offset, DeadLetter Letter)> ListAsync(
        string topic, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var dead = TopicNames.DeadLettersOf(topic);
        var (first, _) = await log.WatermarksAsync(dead, 0, ct);
        await foreach (var record in log.ReadAsync(dead, 0, first, ct))
        {
            yield return (record.Offset, Parse(record));
        }
    }

    /// <summary>Puts a dead letter back on its topic, by its key.</summary>
    public async ValueTask ReplayAsync(DeadLetter letter, CancellationToken ct) =>
        await log.AppendAsync(letter.Topic, [new LogRecord(letter.Key.ToByteArray(), letter.Value.ToByteArray())], ct);

    private static DeadLetter Parse(ConsumedRecord record)
    {
        var origin = Text(record, Origin).Split('/');
        return new DeadLetter
        {
            Topic = origin[0],
            Partition = origin.Length == 3 ? int.Parse(origin[1], CultureInfo.InvariantCulture) : -1,
            Offset = origin.Length == 3 ? long.Parse(origin[2], CultureInfo.InvariantCulture) : -1,
            Reason = Text(record, Reason),
            Error = Text(record, Error),
            Component = Text(record, Component),
            AtUs = long.TryParse(Text(record, At), CultureInfo.InvariantCulture, out var at) ? at : 0,
            Key = ByteString.CopyFrom(record.Key.Span),
            Value = ByteString.CopyFrom(record.Value.Span),
        };
    }

    private static LogHeader Header(string name, string value) => new(name, Encoding.UTF8.GetBytes(value));

    private static string Text(ConsumedRecord record, string name)
    {
        // The last one counts: a record that died twice carries the headers of both deaths.
        foreach (var header in record.Headers.Reverse())
        {
            if (header.Name == name)
            {
                return Encoding.UTF8.GetString(header.Value.Span);
            }
        }

        return "";
    }
}
