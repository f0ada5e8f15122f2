namespace CcgcStream.Index.Mentions;

/// <summary>
/// What the index needs of one mention, in closed vocabularies and clamped ranges: hostile input cannot reach the sums any other way.
/// Micro-units are millionths.
/// </summary>
public sealed class MentionFacts
{
    /// <summary>Id of the piece.</summary>
    public required string PostId { get; init; }

    /// <summary>Publication time, Unix microseconds.</summary>
    public required long TimeUs { get; init; }

    /// <summary>share x confidence x max(0.1, 1 - bot), micro-units, 0..1,000,000.</summary>
    public required int BaseMicro { get; init; }

    /// <summary>Probability of a positive tone toward the city, micro-units.</summary>
    public required int PositiveMicro { get; init; }

    /// <summary>Probability of a negative tone; the rest to 1,000,000 is neutral.</summary>
    public required int NegativeMicro { get; init; }

    public required byte SourceClass { get; init; }
    public required byte Platform { get; init; }
    public required byte Actor { get; init; }
    public required byte Format { get; init; }

    /// <summary>Packed letters, 0 for unknown.</summary>
    public required int Language { get; init; }

    /// <summary>Packed letters, 0 for unknown.</summary>
    public required int Country { get; init; }

    /// <summary>Bin of the outlet or author, 1..4,096; 0 for unknown.</summary>
    public required int Community { get; init; }

    /// <summary>Topics with their probability in micro-units, by position in the vocabulary.</summary>
    public required IReadOnlyList<TopicFact> Topics { get; init; }

    /// <summary>Position of the likeliest topic; 0 (other) where there is none.</summary>
    public required int TopTopic { get; init; }

    /// <summary>Bins of distinct hashtags.</summary>
    public required int[] Tags { get; init; }

    /// <summary>Engagement bin, see <see cref="EngagementBin"/>; -1 when the source hides every figure.</summary>
    public required int Response { get; init; }

    /// <summary>Keys of near-duplicates: pieces that share one within 72 h are one story.</summary>
    public required ulong[] StoryKeys { get; init; }

    /// <summary>Keys of the conversation: own id, the piece replied to, the conversation.</summary>
    public required ulong[] ThreadKeys { get; init; }

    /// <summary>Hash of the author's pseudonym; 0 for unknown.</summary>
    public required ulong Author { get; init; }

    /// <summary>A question or a call on an official account, from someone who is neither official nor media.</summary>
    public required bool Asks { get; init; }

    /// <summary>Written by an official or media account: can answer.</summary>
    public required bool Answers { get; init; }

    /// <summary>This city is the one that stands for the piece where a piece is counted once.</summary>
    public required bool Leads { get; init; }

    public required TimeFlags Flags { get; init; }

    public int NeutralMicro => 1_000_000 - PositiveMicro - NegativeMicro;
}

/// <summary>A topic of a piece.</summary>
public readonly record struct TopicFact(int Topic, int ProbabilityMicro);

/// <summary>What is odd about a piece's time, or its origin.</summary>
[Flags]
public enum TimeFlags : byte
{
    None = 0,
    FutureClamped = 1,
    PastClamped = 2,
    Late = 4,
    Simulated = 8,
}
