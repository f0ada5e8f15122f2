using System.Text.Json;
using CcgcStream.Alerting;
using CcgcStream.Alerting.Model;
using CcgcStream.State;

namespace CcgcStream.AlertStore;

/// <summary>Takes the words and addresses of posts out of the evidence of alerts; the numbers stay, since the alert was raised on them.</summary>
public sealed class AlertErasure(IStateStore store)
{
    /// <summary>What stands in the place of an erased title.</summary>
    public const string Erased = "[erased]";

    /// <summary>Erases posts from every alert that shows one.</summary>
    /// <param name="posts">Post ids.</param>
    /// <param name="dryRun">True: only count.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many alerts show, or showed, one of the posts.</returns>
    public async ValueTask<int> EraseAsync(IReadOnlySet<string> posts, bool dryRun, CancellationToken ct)
    {
        var (touched, keys) = (0, new List<byte[]>());
        var prefix = AlertSpace.RecordPrefix;
        await foreach (var (key, value) in store.ScanAsync(AlertSpace.Alerts, AlertSpace.Bytes(prefix), AlertSpace.End(prefix), false, ct))
        {
            if (posts.Count > 0 && Without(value, posts) is not null)
            {
                keys.Add(key);
            }
        }

        foreach (var key in keys)
        {
            touched++;
            while (!dryRun && (await store.GetAsync(AlertSpace.Alerts, [key], ct))[0] is { } before && Without(before, posts) is { } after
                && !await store.TryWriteAsync(AlertSpace.Alerts, [new StateCondition(key, before)], [new StateWrite(key, after)], ct))
            {
                // Somebody else changed the alert in between: taken up again from what it is now.
            }
        }

        return touched;
    }

    /// <summary>The record without the posts; null when it shows none of them.</summary>
    private static byte[]? Without(byte[] bytes, IReadOnlySet<string> posts)
    {
        var alert = JsonSerializer.Deserialize(bytes, AlertJson.Default.AlertRecord)!;
        var found = false;
        AlertEvidence? Clean(AlertEvidence? evidence)
        {
            if (evidence is null || !evidence.Stories.Any(story => posts.Contains(story.PostId) && story.Title != Erased))
            {
                return evidence;
            }

            found = true;
            return evidence with { Stories = [.. evidence.Stories.Select(s => posts.Contains(s.PostId) ? s with { Title = Erased, Url = "" } : s)] };
        }

        var clean = alert with { Evidence = Clean(alert.Evidence), History = [.. alert.History.Select(e => e with { Evidence = Clean(e.Evidence) })] };
        return found ? JsonSerializer.SerializeToUtf8Bytes(clean, AlertJson.Default.AlertRecord) : null;
    }
}
