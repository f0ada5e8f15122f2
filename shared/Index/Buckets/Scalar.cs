namespace CcgcStream.Index.Buckets;

/// <summary>Sums without a category.</summary>
public enum Scalar
{
    /// <summary>Mentions: (piece, city) pairs.</summary>
    Pieces = 1,

    /// <summary>Sum of base weights (share, confidence, bot), micro-units.</summary>
    Base = 2,

    /// <summary>Sum of the probability of a positive tone, micro-units, each piece counting 1.</summary>
    Positive = 3,

    /// <summary>Sum of the probability of a negative tone, micro-units.</summary>
    Negative = 4,

    /// <summary>Stories, micro-units: each piece counts 1 over the size of its story.</summary>
    Stories = 5,

    /// <summary>Stories whose first piece falls here.</summary>
    StoryStarts = 6,

    /// <summary>Pieces that belong to no story of two or more and have no topic.</summary>
    Loose = 7,

    /// <summary>Questions and calls on an official account, by someone who is neither official nor media.</summary>
    Asked = 8,

    /// <summary>Conversations of two pieces or more whose first piece falls here.</summary>
    Threads = 9,

    /// <summary>Of those, the ones with two parties and at least two changes of speaker.</summary>
    TwoWayThreads = 10,

    /// <summary>Pieces whose publication time lay in the future and was clamped.</summary>
    FutureClamped = 11,

    /// <summary>Pieces whose publication time lay before the longest horizon and was clamped.</summary>
    PastClamped = 12,

    /// <summary>Pieces first collected more than 24 h after they were published.</summary>
    Late = 13,

    /// <summary>Pieces of a simulator.</summary>
    Simulated = 14,

    /// <summary>Sum over pieces of the size of their story: over the pieces, how far their number varies beyond Poisson.</summary>
    Copies = 15,
}

/// <summary>Sums kept for each source class, all of priced weight in micro-units.</summary>
public enum ClassSum
{
    Positive = 0,
    Neutral = 1,
    Negative = 2,

    /// <summary>Sum over stories of squared weight: makes the effective number of independent voices.</summary>
    Squared = 3,

    /// <summary>Sum of weight times squared tone, tone being P(positive) + P(neutral) / 2.</summary>
    ToneSquared = 4,
}
