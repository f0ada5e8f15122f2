namespace CcgcStream.Simulation.Labels;

/// <summary>What a simulated piece is.</summary>
public enum PieceRole
{
    Original,

    /// <summary>The same article in another outlet.</summary>
    Syndicated,

    /// <summary>The same post by another author.</summary>
    Repost,

    /// <summary>A question to a city's offices.</summary>
    Question,

    /// <summary>An official account's answer to a question.</summary>
    Answer,

    /// <summary>Somebody's reply to an original post.</summary>
    ThreadReply,

    /// <summary>About no catalogue city.</summary>
    OffTopic,

    /// <summary>About no catalogue city, with words that look like one.</summary>
    HardNegative,
}
