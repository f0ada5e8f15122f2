namespace CcgcStream.Simulation.Writing;

/// <summary>The words and sentences of one language.</summary>
internal sealed record Vocabulary
{
    public required string Language { get; init; }

    /// <summary>City ids with the name of the city in this language.</summary>
    public required IReadOnlyDictionary<string, string> Cities { get; init; }

    public required string[] Places { get; init; }
    public required string[] People { get; init; }
    public required string[] Days { get; init; }
    public required IReadOnlyDictionary<string, TopicVocabulary> Topics { get; init; }
    public required Template[] Positive { get; init; }
    public required Template[] Negative { get; init; }
    public required Template[] Neutral { get; init; }
    public required Template[] Questions { get; init; }
    public required Template[] Answers { get; init; }
    public required Template[] OffTopic { get; init; }
    public required Template[] HardNegatives { get; init; }

    /// <summary>What stands between two sentences: nothing in scripts without spaces.</summary>
    public string Gap => Language is "zh" or "zh-Hant" or "ja" ? "" : " ";
}

/// <summary>Sentences of one topic: leads name the city, details do not.</summary>
internal sealed record TopicVocabulary(string Word, string[] Things, Template[] Leads, Template[] Details);
