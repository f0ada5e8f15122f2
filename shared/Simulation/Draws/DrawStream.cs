namespace CcgcStream.Simulation.Draws;

/// <summary>Names of the independent random streams of one piece. A number is never used again for something else.</summary>
internal enum DrawStream
{
    Platform = 1,
    Role,
    City,
    Topic,
    Sentiment,
    Polarity,
    Language,
    Time,
    Origin,
    Accept,
    Text,
    Author,
    Engagement,
    Hour,
}
