using CcgcStream.Alerting.Observations;
using CcgcStream.Alerting.Rules;
using CcgcStream.Index.Windows;
using CcgcStream.State.Cities.Reading;

namespace CcgcStream.AlertStore;

/// <summary>The pieces of a city by quarter-hour, as the alert detectors see them.</summary>
public sealed class CityVotes
{
    /// <summary>A topic this likely is one the piece is about.</summary>
    private const int TopicMicro = 500_000;
    private readonly Dictionary<long, List<StoryVote>> _buckets = [];

    /// <summary>Pieces of a bucket.</summary>
    public IReadOnlyList<StoryVote> Pieces(long bucket) => _buckets.TryGetValue(bucket, out var pieces) ? pieces : [];

    /// <summary>One vote per story. Pieces that must not lead to an alert are left out before they are folded into a story with others.</summary>
    public IReadOnlyList<StoryVote> Votes(long bucket, RuleSet rules)
    {
        if (!_buckets.TryGetValue(bucket, out var pieces))
        {
            return [];
        }

        var book = new VoteBook();
        foreach (var piece in pieces.Where(p => !rules.Sensitive.Any(s => s.Covers(p))))
        {
            book.Add(piece);
        }

        return book.Votes();
    }

    /// <summary>Reads the pieces of buckets, both ends included.</summary>
    public static async ValueTask<CityVotes> ReadAsync(PartitionReader reader, string generation, string city, long from, long to, CancellationToken ct)
    {
        var votes = new CityVotes();
        var span = new TimeSpanUs(from * Quarter.Microseconds, (to + 1) * Quarter.Microseconds);
        await foreach (var piece in reader.PiecesAsync(generation, city, span, newestFirst: false, ct))
        {
            var bucket = Quarter.Of(piece.Facts.TimeUs);
            if (!votes._buckets.TryGetValue(bucket, out var pieces))
            {
                votes._buckets.Add(bucket, pieces = []);
            }

            pieces.Add(Vote(piece, bucket));
        }

        return votes;
    }

    private static StoryVote Vote(CityPiece piece, long bucket) => new()
    {
        Story = piece.StoryId,
        Voted = piece.Role.StoryTimeUs < bucket * Quarter.Microseconds,
        WeightMicro = piece.Facts.BaseMicro,
        NegativeMicro = piece.Facts.NegativeMicro,
        SourceClass = piece.Mention.SourceClass,
        Platform = piece.Mention.Platform,
        Language = piece.Mention.Language,
        Topics = [.. piece.Mention.Topics.Where(t => t.PMicro >= TopicMicro).Select(t => t.Topic)],
        Community = piece.Mention.Community,
        PostId = piece.Mention.PostId,
        Title = piece.Mention.Title,
        Url = piece.Mention.Url,
    };
}
