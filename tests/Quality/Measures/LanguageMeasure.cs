using System.Security.Cryptography;
using System.Text;
using CcgcStream.Quality.Data;
using CcgcStream.Quality.Peers;
using CcgcStream.Quality.Reporting;
using CcgcStream.Text.Models;

namespace CcgcStream.Quality.Measures;

/// <summary>Language of whole sentences and of short posts, ours and the peers', on the same rows.</summary>
internal sealed class LanguageMeasure(SharedData data) : IMeasure
{
    public string Name => "language";

    public IEnumerable<Figure> Run(IReadOnlyList<ILanguagePeer> peers)
    {
        // The trainer learns from three quarters of the FLORES sentences; the fourth is measured here.
        var sentences = data.Read("langid/sib200_lid/dev/dev.jsonl").Where(r => IsHeldOut(r.Id)).ToArray();
        var posts = data.Read("langid/social_short/dev/dev.jsonl").ToArray();
        foreach (var (set, rows) in ((string, Row[])[])[("FLORES sentences (held-out quarter of dev)", sentences), ("short posts (dev)", posts)])
        {
            foreach (var figure in Of(set, rows, peers))
            {
                yield return figure;
            }
        }
    }

    private static IEnumerable<Figure> Of(string set, Row[] rows, IReadOnlyList<ILanguagePeer> peers)
    {
        var ours = TextModels.LoadDefault().Language;
        var texts = rows.Select(r => r.Text).ToArray();
        foreach (var (system, answers) in peers.Select(p => (p.Name, p.Identify(texts))).Prepend(("ccgc", texts.Select(t => ours.Identify(t).Code).ToArray())))
        {
            foreach (var slice in rows.Select((r, i) => (Slice: r.Label, Right: r.Label == answers[i])).GroupBy(r => r.Slice).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                yield return Share(set, slice.Key, system, slice.Count(r => r.Right), slice.Count());
            }
            yield return Share(set, "all", system, rows.Where((r, i) => r.Label == answers[i]).Count(), rows.Length);
        }
    }

    private static Figure Share(string set, string slice, string system, int hits, int rows)
    {
        var (low, high) = Intervals.Wilson(hits, rows);
        return new Figure("language", set, slice, system, "accuracy", rows, (double)hits / rows, low, high);
    }

    /// <summary>The trainer's split: by the number that all translations of a sentence share.</summary>
    private static bool IsHeldOut(string id)
    {
        var key = "flores" + id[(id.LastIndexOf('-') + 1)..];
        return BitConverter.ToUInt32(SHA1.HashData(Encoding.UTF8.GetBytes(key))) % 4 == 0;
    }
}
