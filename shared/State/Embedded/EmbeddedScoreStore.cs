using System.Text;
using CcgcStream.Contracts.V1;
using CcgcStream.Streaming.Embedded;
using Google.Protobuf;

namespace CcgcStream.State.Embedded;

/// <summary>Current scores in the embedded database; news of them within the process.</summary>
public sealed class EmbeddedScoreStore(EmbeddedDatabase database) : IScoreStore
{
    private readonly ScoreChanges _changes = new();

    public async ValueTask PutAsync(IReadOnlyList<CityScore> scores, CancellationToken ct)
    {
        var newer = new List<CityScore>();
        await database.WriteAsync(
            batch =>
            {
                var stored = database.Get(database.Scores, [.. scores.Select(Key)]);
                for (var i = 0; i < scores.Count; i++)
                {
                    if (stored[i] is { } bytes && CityScore.Parser.ParseFrom(bytes).Revision >= scores[i].Revision)
                    {
                        continue;
                    }

                    batch.Put(database.Scores, Key(scores[i]), scores[i].ToByteArray());
                    newer.Add(scores[i]);
                }
            },
            alone: true,
            ct);
        if (newer.Count > 0)
        {
            _changes.Publish(newer);
        }
    }

    public ValueTask<IReadOnlyList<CityScore>> GetAsync(string generation, string window, CancellationToken ct)
    {
        var prefix = Prefix(generation, window);
        return ValueTask.FromResult<IReadOnlyList<CityScore>>(
            [.. database.Scan(database.Scores, prefix, [.. prefix, 0xFF], reverse: false, int.MaxValue).Select(e => CityScore.Parser.ParseFrom(e.Value))]);
    }

    public ValueTask<IReadOnlyList<string>> GenerationsAsync(CancellationToken ct)
    {
        var names = new List<string>();
        byte[] from = [];
        while (database.Scan(database.Scores, from, [0xFF], reverse: false, 1) is [var first])
        {
            var name = first.Key.AsSpan(0, first.Key.AsSpan().IndexOf((byte)0));
            names.Add(Encoding.UTF8.GetString(name));
            from = [.. name, 1]; // Skips to the first key behind this generation's.
        }

        return ValueTask.FromResult<IReadOnlyList<string>>(names);
    }

    public async ValueTask DropAsync(string generation, CancellationToken ct)
    {
        var name = Encoding.UTF8.GetBytes(generation);
        await database.WriteAsync(batch => batch.DeleteRange(database.Scores, [.. name, 0], [.. name, 1]), alone: false, ct);
    }

    public IAsyncEnumerable<IReadOnlyList<CityScore>> WatchAsync(CancellationToken ct) => _changes.WatchAsync(ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask; // The database belongs to who opened it.

    private static byte[] Key(CityScore score) => [.. Prefix(score.Generation, score.Window), .. Encoding.UTF8.GetBytes(score.City)];

    private static byte[] Prefix(string generation, string window) => [.. Encoding.UTF8.GetBytes(generation), 0, .. Encoding.UTF8.GetBytes(window), 0];
}
