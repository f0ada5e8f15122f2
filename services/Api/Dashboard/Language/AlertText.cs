using System.Globalization;
using System.Text.RegularExpressions;
using CcgcStream.Alerting.Model;

namespace CcgcStream.Api.Dashboard.Language;

/// <summary>What an alert says, from its numbers, so that it can be said in either language.</summary>
internal static partial class AlertText
{
    /// <summary>One sentence; the stored English one where there are no numbers.</summary>
    public static string Of(AlertRecord alert, ViewSettings view) => alert.Evidence is not { P0: { } usual, Observed: { } seen } e ? alert.Summary : alert.Signal switch
    {
        AlertSignal.Reputation => view.Say("Negative share {0} % against a usual {1} %, over {2} stories", N(100 * seen), N(100 * usual), N(e.N)),
        AlertSignal.Volume => view.Say("{0} stories an hour against a usual {1}", F(4 * seen), F(4 * usual)),
        AlertSignal.Source => view.Say("{0} % of the expected records arrive", N(100 * e.Completeness)),
        AlertSignal.Score => view.Say("Score {0}, a day before {1}", F(seen), F(usual)),
        AlertSignal.Rank => view.Say("Rank {0}, a day before {1}", N(seen), N(usual)),
        _ => alert.Summary,
    };

    /// <summary>A usual or observed value with the unit that the signal has.</summary>
    public static string Value(AlertSignal signal, double? value) => value is not { } known ? "–" : signal switch
    {
        AlertSignal.Reputation => N(100 * known) + " %",
        AlertSignal.Volume => F(4 * known) + " / h",
        AlertSignal.Score => F(known),
        _ => N(known),
    };

    /// <summary>What would clear it. The rules word it in English; its few patterns are known here.</summary>
    public static string Clears(string english, ViewSettings view)
    {
        foreach (var (pattern, phrase) in Patterns)
        {
            if (view.Chinese && pattern.Match(english) is { Success: true } match)
            {
                return view.Say(phrase, [.. match.Groups.Values.Skip(1).Select(group => group.Value)]);
            }
        }
        return english;
    }

    private static readonly (Regex Pattern, string Phrase)[] Patterns =
    [
        (Falling(), "Evidence under {0} nats for {1} quarter-hours with data; it falls while stories come at about {2} an hour"),
        (Share(), "Evidence under {0} nats for {1} quarter-hours with data; it falls while the negative share is below {2}"),
        (Level(), "Evidence under {0} nats for {1} quarter-hours with data"),
        (Rank(), "A rank within {0} places of the one a day before"),
        (Score(), "A score above {1}"),
        (Source(), "Records at the usual rate for {0} quarter-hours"),
    ];

    [GeneratedRegex(@"^evidence under ([\d.]+) nats for (\d+) quarter-hours with data; it falls while stories come at about ([\d.]+) an hour$")]
    private static partial Regex Falling();

    [GeneratedRegex(@"^evidence under ([\d.]+) nats for (\d+) quarter-hours with data; it falls while the negative share is below (.+)$")]
    private static partial Regex Share();

    [GeneratedRegex(@"^evidence under ([\d.]+) nats for (\d+) quarter-hours with data$")]
    private static partial Regex Level();

    [GeneratedRegex(@"^a rank within ([\d.]+) places of the one a day before$")]
    private static partial Regex Rank();

    [GeneratedRegex(@"^a (\w+) score above ([\d.]+)$")]
    private static partial Regex Score();

    [GeneratedRegex(@"^records at the usual rate for (\d+) quarter-hours$")]
    private static partial Regex Source();

    private static string N(double value) => value.ToString("0", CultureInfo.InvariantCulture);

    private static string F(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
