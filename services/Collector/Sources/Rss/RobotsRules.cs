using System.Collections.Concurrent;
using System.Text;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Seam;

namespace CcgcStream.Collector.Sources.Rss;

/// <summary>Keeps to robots.txt (RFC 9309): the group for us, else the one for everybody; the longest rule decides.</summary>
internal sealed class RobotsRules(SourceHttp http, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, Task<IReadOnlyList<(bool Allow, string Path)>> Rules)> _hosts = new();

    /// <summary>True when the host lets us read an address. A host without the file, or whose file cannot be fetched by its own fault (4xx), allows all.</summary>
    public async ValueTask<bool> AllowsAsync(Uri address, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var host = address.GetLeftPart(UriPartial.Authority);
        var entry = _hosts.AddOrUpdate(host, Fetch, (key, old) => now - old.At > Kept || old.Rules.IsFaulted || old.Rules.IsCanceled ? Fetch(key) : old);
        return Allows(await entry.Rules.WaitAsync(ct), address.PathAndQuery);

        (DateTimeOffset, Task<IReadOnlyList<(bool, string)>>) Fetch(string key) => (now, FetchAsync(new Uri(key + "/robots.txt"), ct));
    }

    /// <summary>The rules that a file has for us.</summary>
    public static IReadOnlyList<(bool Allow, string Path)> Parse(string file)
    {
        var (ours, everybodys) = (new List<(bool, string)>(), new List<(bool, string)>());
        List<string> agents = [];
        var inRules = true;
        foreach (var line in file.Split('\n').Select(l => l.Split('#')[0].Trim()))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (field, value) = colon < 0 ? ("", "") : (line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim());
            if (field == "user-agent")
            {
                agents = inRules ? [value.ToLowerInvariant()] : [.. agents, value.ToLowerInvariant()];
                inRules = false;
            }
            else if (field is "allow" or "disallow")
            {
                inRules = true;
                var target = agents.Any(a => a.StartsWith("ccgcstream", StringComparison.Ordinal)) ? ours : agents.Contains("*") ? everybodys : null;
                if (value.Length > 0)
                {
                    target?.Add((field == "allow", value));
                }
            }
        }

        return ours.Count > 0 ? ours : everybodys;
    }

    /// <summary>Whether rules allow a path: the longest match wins, and permission wins a tie.</summary>
    public static bool Allows(IReadOnlyList<(bool Allow, string Path)> rules, string path) =>
        rules.Where(r => Matches(r.Path, path)).OrderByDescending(r => r.Path.Length).ThenByDescending(r => r.Allow).Select(r => (bool?)r.Allow).FirstOrDefault() ?? true;

    private async Task<IReadOnlyList<(bool Allow, string Path)>> FetchAsync(Uri address, CancellationToken ct)
    {
        try
        {
            var answer = await http.GetAsync(address, ct);
            return Parse(Encoding.UTF8.GetString(answer.Body.AsSpan(0, Math.Min(answer.Body.Length, 512_000))));
        }
        catch (SourceFailure e) when (e.Status is >= 400 and < 500 && e.Kind != FailureKind.RateLimited)
        {
            return [];
        }
    }

    private static bool Matches(string rule, string path)
    {
        var (anchored, pattern) = rule.EndsWith('$') ? (true, rule[..^1]) : (false, rule);
        var parts = pattern.Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = parts[0].Length;
        foreach (var part in parts.AsSpan(1))
        {
            var found = path.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + part.Length;
        }

        return !anchored || at == path.Length;
    }
}
