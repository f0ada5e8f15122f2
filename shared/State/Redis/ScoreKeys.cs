using StackExchange.Redis;

namespace CcgcStream.State.Redis;

/// <summary>Names of the score store's keys and channel.</summary>
internal static class ScoreKeys
{
    /// <summary>Set of the windows that hold scores.</summary>
    public static RedisKey Windows { get; } = "ccgc:scores";

    public static RedisValue Channel { get; } = "ccgc:scores:news";

    public static RedisChannel News { get; } = RedisChannel.Literal("ccgc:scores:news");

    /// <summary>Hash of a window: city to revision and score.</summary>
    public static RedisKey Scores(ScoreWindow window) => $"ccgc:scores:{{{window.Name}}}";
}

/// <summary>A window of a generation. Windows have no slash in their names (1h, 24h, ...), generations may.</summary>
internal sealed record ScoreWindow(string Generation, string Window)
{
    public string Name => $"{Generation}/{Window}";

    public static ScoreWindow Parse(string name)
    {
        var slash = name.LastIndexOf('/');
        return new ScoreWindow(name[..slash], name[(slash + 1)..]);
    }
}
