using StackExchange.Redis;

namespace CcgcStream.State.Redis;

/// <summary>Names of a space's keys. What one script touches shares a hash tag, the part in braces.</summary>
internal static class RedisKeys
{
    public static RedisKey Header(string space) => $"ccgc:{{{space}}}:header";

    public static RedisKey Values(string space) => $"ccgc:{{{space}}}:values";

    public static RedisKey Index(string space) => $"ccgc:{{{space}}}:index";

    public static RedisKey[] All(string space) => [Header(space), Values(space), Index(space)];
}
