using CcgcStream.Contracts.V1;
using Google.Protobuf;
using StackExchange.Redis;

namespace CcgcStream.State.Redis;

/// <summary>Current scores on Redis: one hash a generation and window, and a channel that says which of them changed.</summary>
public sealed class RedisScoreStore(IConnectionMultiplexer connection, TimeProvider time) : IScoreStore
{

    public async ValueTask PutAsync(IReadOnlyList<CityScore> scores, CancellationToken ct)
    {
        foreach (var window in scores.GroupBy(s => new ScoreWindow(s.Generation, s.Window)))
        {
            // The list of windows first: a hash that nobody lists would never be read.
            await RedisCalls.AskAsync(Database.SetAddAsync(ScoreKeys.Windows, window.Key.Name), ct);
            List<RedisValue> arguments = [ScoreKeys.Channel, window.Key.Name];
            foreach (var score in window)
            {
                arguments.AddRange([score.City, Revision(score), score.ToByteArray()]);
            }

            await RedisCalls.AskAsync(Database.ScriptEvaluateAsync(ScoreScripts.Put, [ScoreKeys.Scores(window.Key)], [.. arguments]), ct);
        }
    }

    public async ValueTask<IReadOnlyList<CityScore>> GetAsync(string generation, string window, CancellationToken ct)
    {
        var values = await RedisCalls.AskAsync(Database.HashValuesAsync(ScoreKeys.Scores(new ScoreWindow(generation, window))), ct);
        return [.. values.Select(value => CityScore.Parser.ParseFrom(((ReadOnlyMemory<byte>)value).Span[ScoreScripts.RevisionDigits..]))];
    }

    public async ValueTask<IReadOnlyList<string>> GenerationsAsync(CancellationToken ct) =>
        [.. (await WindowsAsync(ct)).Select(w => w.Generation).Distinct().Order(StringComparer.Ordinal)];

    public async ValueTask DropAsync(string generation, CancellationToken ct)
    {
        foreach (var window in (await WindowsAsync(ct)).Where(w => w.Generation == generation))
        {
            await RedisCalls.AskAsync(Database.KeyDeleteAsync(ScoreKeys.Scores(window)), ct);
            await RedisCalls.AskAsync(Database.SetRemoveAsync(ScoreKeys.Windows, window.Name), ct);
        }
    }

    public IAsyncEnumerable<IReadOnlyList<CityScore>> WatchAsync(CancellationToken ct) =>
        new RedisScoreWatch(this, connection.GetSubscriber(), time).RunAsync(ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask; // The connection belongs to who made it.

    internal async ValueTask<IReadOnlyList<ScoreWindow>> WindowsAsync(CancellationToken ct) =>
        [.. (await RedisCalls.AskAsync(Database.SetMembersAsync(ScoreKeys.Windows), ct)).Select(name => ScoreWindow.Parse((string)name!))];

    private IDatabase Database => connection.GetDatabase();

    private static string Revision(CityScore score) => score.Revision >= 0
        ? score.Revision.ToString("D" + ScoreScripts.RevisionDigits, System.Globalization.CultureInfo.InvariantCulture)
        : throw new ArgumentException($"the revision of {score.City} is negative: {score.Revision}");
}
