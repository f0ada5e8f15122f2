namespace CcgcStream.State.Redis;

/// <summary>The Lua script of the score store.</summary>
internal static class ScoreScripts
{
    /// <summary>Digits of a revision in front of a stored score: fixed, so that text order is number order.</summary>
    public const int RevisionDigits = 20;

    /// <summary>
    /// KEYS: the hash of a window. ARGV: channel, message, then city, revision, score for each. Older or equal revisions are ignored.
    /// Returns how many were taken; publishes when there were any.
    /// </summary>
    public const string Put = """
        local taken = 0
        for i = 3, #ARGV, 3 do
          local stored = redis.call('HGET', KEYS[1], ARGV[i])
          if not stored or string.sub(stored, 1, 20) < ARGV[i + 1] then
            redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1] .. ARGV[i + 2])
            taken = taken + 1
          end
        end
        if taken > 0 then redis.call('PUBLISH', ARGV[1], ARGV[2]) end
        return taken
        """;
}
