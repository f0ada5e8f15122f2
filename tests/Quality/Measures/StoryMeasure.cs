using CcgcStream.Quality.Peers;
using CcgcStream.Quality.Reporting;
using CcgcStream.Quality.Stories;

namespace CcgcStream.Quality.Measures;

/// <summary>Pairwise F1 of stories on constructed sets, and by the kind of copy. The interval is the range over the seeds.</summary>
internal sealed class StoryMeasure : IMeasure
{
    private const int Seeds = 5;
    private const int Articles = 48;

    public string Name => "story";

    public IEnumerable<Figure> Run(IReadOnlyList<ILanguagePeer> peers)
    {
        var sets = Enumerable.Range(1, Seeds).Select(static seed => new StoryExamples(seed).Make(Articles)).ToList();
        foreach (var kind in sets[0].Select(static e => e.Kind).Distinct().Append("all"))
        {
            var scores = sets.ConvertAll(s => StoryScore.Of(s, kind == "all" ? null : e => e.Kind == kind).F1);
            yield return new Figure("story", "constructed copies, 5 seeds", kind, "ccgc", "pair F1", sets[0].Count, scores.Average(), scores.Min(), scores.Max());
        }
    }
}
