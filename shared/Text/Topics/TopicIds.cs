namespace CcgcStream.Text.Topics;

/// <summary>The topics of the index, in the order of the models' outputs.</summary>
public static class TopicIds
{
    /// <summary>What a text is about that is about none of the eight.</summary>
    public const string Other = "other";

    internal static readonly string[] All = ["culture", "education", "food", "healthcare", "economy", "festivals", "industry", "transport", Other];
}
