using System.Text;
using CcgcStream.Contracts.Topics;
using CcgcStream.Contracts.V1;
using CcgcStream.State;
using CcgcStream.Streaming;

namespace CcgcStream.System.Tests.Deployments;

/// <summary>The topic of scores beside the score store: of each key the record of the highest revision says what the store says.</summary>
internal static class ToldScores
{
    private static readonly string[] Windows = ["1h", "24h", "7d", "30d", "365d"];

    public static async Task WaitAsync(IEventLog log, IScoreStore store, string generation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(5));
        while (true)
        {
            var (told, stored) = (await ReadAsync(log, limit.Token), new List<CityScore>());
            foreach (var window in Windows)
            {
                stored.AddRange(await store.GetAsync(generation, window, limit.Token));
            }

            Assert.NotEmpty(stored);
            var untold = stored.Count(score => !(told.TryGetValue($"{generation}/{score.City}/{score.Window}", out var last) && Timeless(last).Equals(Timeless(score))));
            if (untold == 0)
            {
                return;
            }

            TestContext.Current.SendDiagnosticMessage($"{untold} of {stored.Count} scores are not told yet");
            await Task.Delay(250, limit.Token);
        }
    }

    private static async Task<Dictionary<string, CityScore>> ReadAsync(IEventLog log, CancellationToken ct)
    {
        var told = new Dictionary<string, CityScore>(StringComparer.Ordinal);
        for (var partition = 0; partition < await log.PartitionCountAsync(TopicNames.Scores, ct); partition++)
        {
            await foreach (var record in log.ReadAsync(TopicNames.Scores, partition, 0, ct))
            {
                var (key, score) = (Encoding.UTF8.GetString(record.Key.Span), CityScore.Parser.ParseFrom(record.Value.Span));
                told[key] = told.TryGetValue(key, out var held) && held.Revision > score.Revision ? held : score;
            }
        }

        return told;
    }

    private static CityScore Timeless(CityScore score)
    {
        var value = score.Clone();
        (value.Revision, value.AsOfUs) = (0, 0);
        return value;
    }
}
