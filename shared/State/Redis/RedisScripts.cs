using StackExchange.Redis;

namespace CcgcStream.State.Redis;

/// <summary>The Lua scripts: each is one atomic step.</summary>
internal static class RedisScripts
{
    public const int Fenced = 1;
    public const int Conflict = 2;

    /// <summary>KEYS header; ARGV owner. Raises the token.</summary>
    public const string Acquire =
        """
        local token = redis.call('HINCRBY', KEYS[1], 'token', 1)
        redis.call('HSET', KEYS[1], 'owner', ARGV[1])
        return { token, redis.call('HGET', KEYS[1], 'offset') or '-1' }
        """;

    /// <summary>KEYS header, values, index; ARGV token, owner, expected offset, next offset, writes.</summary>
    public const string Commit =
        """
        local header = redis.call('HMGET', KEYS[1], 'token', 'owner', 'offset')
        if header[1] ~= ARGV[1] or header[2] ~= ARGV[2] then return { 1, header[2] or '' } end
        if (header[3] or '-1') ~= ARGV[3] then return { 2, header[3] or '-1' } end
        """ + "\nlocal at = 5\n" + ApplyWrites +
        """

        redis.call('HSET', KEYS[1], 'offset', ARGV[4])
        return { 0 }
        """;

    /// <summary>KEYS header, values, index; ARGV number of conditions, (key, present, value)..., writes.</summary>
    public const string TryWrite =
        """
        local at = 2
        for i = 1, tonumber(ARGV[1]) do
          local found = redis.call('HGET', KEYS[2], ARGV[at])
          if ARGV[at + 1] == '1' then
            if found ~= ARGV[at + 2] then return 0 end
          elseif found then return 0 end
          at = at + 3
        end
        """ + "\n" + ApplyWrites +
        """

        return 1
        """;

    /// <summary>From ARGV[at]: (1, key, value) sets, (0, key, '') deletes.</summary>
    private const string ApplyWrites =
        """
        while at <= #ARGV do
          if ARGV[at] == '1' then
            redis.call('HSET', KEYS[2], ARGV[at + 1], ARGV[at + 2])
            redis.call('ZADD', KEYS[3], 0, ARGV[at + 1])
          else
            redis.call('HDEL', KEYS[2], ARGV[at + 1])
            redis.call('ZREM', KEYS[3], ARGV[at + 1])
          end
          at = at + 3
        end
        """;

    public static IEnumerable<RedisValue> Writes(IReadOnlyList<StateWrite> writes) =>
        writes.SelectMany(w => new RedisValue[] { w.Value is null ? "0" : "1", w.Key, w.Value ?? [] });
}
