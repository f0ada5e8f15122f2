using CcgcStream.Quality.Data;
using CcgcStream.Quality.Peers;
using CcgcStream.Quality.Reporting;
using CcgcStream.Quality.Sentiment;
using CcgcStream.Text.Models;

namespace CcgcStream.Quality.Measures;

/// <summary>Sentiment toward each of several names in a text, with windows and with the whole text's mood for each.</summary>
internal sealed class CityMoodMeasure(SharedData data) : IMeasure
{
    public string Name => "city-sentiment";

    public IEnumerable<Figure> Run(IReadOnlyList<ILanguagePeer> peers)
    {
        var ours = TextModels.LoadDefault().Sentiment;
        foreach (var (set, texts) in ((string, TargetText[])[])
            [("two cities, 17 languages, own", [.. TargetText.Authored(data)]), ("NewsMTSC, unlike targets (unseen)", [.. TargetText.News(data)])])
        {
            foreach (var (system, windows) in ((string, bool)[])[("ccgc", true), ("whole text", false)])
            {
                var answers = texts.SelectMany(t => t.Score(ours, windows)).Select(static p => new Answer(p.Gold, p.Answer)).ToArray();
                var (low, high) = Intervals.Bootstrap(answers, Scores.MacroF1);
                yield return new Figure(Name, set, "all", system, "macro-F1", answers.Length, Scores.MacroF1(answers), low, high);
            }
        }
    }
}
