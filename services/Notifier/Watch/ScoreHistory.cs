using System.Globalization;
using System.Text.Json;
using CcgcStream.Alerting;
using CcgcStream.Alerting.Scores;
using CcgcStream.AlertStore;
using CcgcStream.Contracts.V1;
using CcgcStream.Notifier.Relay;
using CcgcStream.State;

namespace CcgcStream.Notifier.Watch;

/// <summary>Snapshots of the scores, one a quarter-hour, kept for as long as rules look back.</summary>
internal sealed class ScoreHistory(IStateStore store)
{
    /// <summary>The key and value of a snapshot.</summary>
    public static StateWrite Put(ScoreSnapshot snapshot) =>
        new(Key(snapshot.Generation, snapshot.Window, snapshot.Bucket), JsonSerializer.SerializeToUtf8Bytes(snapshot, AlertJson.Default.ScoreSnapshot));

    /// <summary>The latest snapshot at or before a bucket, at most an hour older; null where there is none.</summary>
    public async ValueTask<ScoreSnapshot?> AtAsync(string generation, string window, long bucket, CancellationToken ct)
    {
        await foreach (var (_, value) in store.ScanAsync(OutboxSpaces.ScoreWatch, Key(generation, window, bucket - 4), Key(generation, window, bucket + 1), true, ct))
        {
            return JsonSerializer.Deserialize(value, AlertJson.Default.ScoreSnapshot);
        }

        return null;
    }

    /// <summary>Deletes what is older than a bucket.</summary>
    public async ValueTask<IReadOnlyList<StateWrite>> ForgetAsync(string generation, string window, long before, CancellationToken ct)
    {
        var old = new List<StateWrite>();
        await foreach (var (key, _) in store.ScanAsync(OutboxSpaces.ScoreWatch, Key(generation, window, 0), Key(generation, window, before), false, ct))
        {
            old.Add(new StateWrite(key, null));
        }

        return old;
    }

    /// <summary>A snapshot of stored scores. Dimensions that are missing are left out.</summary>
    public static ScoreSnapshot Of(string generation, string window, long bucket, IReadOnlyList<CityScore> scores) =>
        new(generation, window, bucket, scores.ToDictionary(s => s.City, Readings));

    private static IReadOnlyDictionary<string, ScoreReading> Readings(CityScore score)
    {
        var values = new Dictionary<string, ScoreValue?>
        {
            ["composite"] = score.Composite,
            ["volume"] = score.Volume,
            ["reputation"] = score.Reputation,
            ["coverage"] = score.Coverage,
            ["dynamism"] = score.Dynamism,
            ["responsiveness"] = score.Responsiveness,
        };
        // A score of grade D is not ranked and not alerted on: it is mostly prior.
        return values.Where(v => v.Value is { Missing: false, Grade: not "D" })
            .ToDictionary(v => v.Key, v => new ScoreReading(v.Value!.Score, v.Value.Sd, v.Value.Completeness));
    }

    private static byte[] Key(string generation, string window, long bucket) =>
        AlertSpace.Bytes($"snapshot/{generation}/{window}/{Math.Max(0, bucket).ToString("D12", CultureInfo.InvariantCulture)}");
}
