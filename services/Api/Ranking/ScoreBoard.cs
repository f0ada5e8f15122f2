using System.Collections.Concurrent;
using CcgcStream.Contracts.V1;

namespace CcgcStream.Api.Ranking;

/// <summary>All scores that the API serves, held in memory: a mirror of the score store, fed by <see cref="ScoreFeed"/>.</summary>
internal sealed class ScoreBoard(RankingBuilder builder)
{
    private readonly ConcurrentDictionary<(string Generation, string Window), ScoreWindow> _windows = new();
    private volatile KnownAnswers _answers = new();

    /// <summary>Raised after scores changed, with the windows that did.</summary>
    public event Action<IReadOnlyList<ScoreWindow>>? Changed;

    /// <summary>
    /// Answers given since the last change. Whoever makes one takes this first and remembers it there: should scores change meanwhile,
    /// it was remembered in what is thrown away.
    /// </summary>
    public KnownAnswers Answers => _answers;

    /// <summary>Generations that hold scores, in order of name.</summary>
    public IReadOnlyList<string> Generations =>
        [.. _windows.Keys.Select(key => key.Generation).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>
    /// The generation a read uses: the one asked for, else live if it holds scores, else the replay whose data is newest,
    /// else the simulation.
    /// </summary>
    public string Resolve(string? generation)
    {
        if (!string.IsNullOrEmpty(generation))
        {
            return generation;
        }
        var held = Generations;
        return held.Contains("live")
            ? "live"
            : held.Where(name => name != "simulated").MaxBy(NewestOf) ?? (held.Contains("simulated") ? "simulated" : "live");
    }

    /// <summary>A window of a generation; empty when nothing is known of it.</summary>
    public ScoreWindow Window(string generation, string window) =>
        _windows.TryGetValue((generation, window), out var found) ? found : new ScoreWindow(generation, window, builder);

    /// <summary>The ranking for what a page's address says; anything unknown in it counts as absent.</summary>
    public RankingResponse Read(string? generation, string? window, string? by)
    {
        var request = new RankingRequest(
            Resolve(generation), IndexWindows.All.Contains(window) ? window! : IndexWindows.Default, IndexWindows.Orders.Contains(by) ? by! : "composite");
        return Window(request.Generation, request.Window).Ranking(request);
    }

    /// <summary>Takes newer scores in and says so.</summary>
    public void Apply(IReadOnlyList<CityScore> scores)
    {
        var changed = new List<ScoreWindow>();
        foreach (var group in scores.Where(score => IndexWindows.All.Contains(score.Window)).GroupBy(score => (score.Generation, score.Window)))
        {
            var window = _windows.GetOrAdd(group.Key, key => new ScoreWindow(key.Generation, key.Window, builder));
            if (window.Apply(group))
            {
                changed.Add(window);
            }
        }
        if (changed.Count > 0)
        {
            _answers = new KnownAnswers();
            Changed?.Invoke(changed);
        }
    }

    /// <summary>Lets go of generations that the score store does not hold any more: they were dropped.</summary>
    public void KeepOnly(IReadOnlyCollection<string> generations)
    {
        var gone = _windows.Keys.Where(key => !generations.Contains(key.Generation)).ToArray();
        foreach (var key in gone)
        {
            _windows.TryRemove(key, out _);
        }
        if (gone.Length > 0)
        {
            _answers = new KnownAnswers();
        }
    }

    private DateTimeOffset NewestOf(string generation) => IndexWindows.All
        .Select(window => _windows.TryGetValue((generation, window), out var found) ? found.AsOf ?? DateTimeOffset.MinValue : DateTimeOffset.MinValue)
        .Max();
}
