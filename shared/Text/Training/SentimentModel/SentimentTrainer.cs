using CcgcStream.Text.Linear;
using CcgcStream.Text.Models;
using CcgcStream.Text.Sentiment;
using CcgcStream.Training.Own;
using CcgcStream.Training.Running;

namespace CcgcStream.Training.SentimentModel;

/// <summary>Makes <c>sentiment.lin</c> and its calibration. Build again after a change of the lexica, which are read from the assembly.</summary>
internal sealed class SentimentTrainer
{
    private static readonly LinearOptions Options = new(Bits: 19, Epochs: 8, Rate: 0.25f, Ridge: 3e-4f, Fewest: 2);
    private static readonly int Classes = SentimentClassifier.Labels.Length;

    private readonly SentimentLexicon lexicon = TextModels.SentimentLexicon();
    private readonly SentimentCorpus corpus;
    private readonly List<(WeightedRow Row, LinearExample Example)> learned;
    private readonly List<(WeightedRow Row, string Text)> heldOut;

    private SentimentTrainer(Places places)
    {
        corpus = new SentimentCorpus(places);
        learned = [.. corpus.Learned().Select(static r => (r, LinearExample.Of(r.Row.Id, OwnPost.WithoutCities(r.Row.Text), Index(r.Row.Label), (float)r.Weight)))];
        heldOut = [.. corpus.HeldOut().Select(static r => (r, OwnPost.WithoutCities(r.Row.Text)))];
    }

    public static void Train(Places places)
    {
        var trainer = new SentimentTrainer(places);
        var model = trainer.Learn(static _ => true);
        File.WriteAllBytes(Path.Combine(places.Output, "sentiment.lin"), model.ToBytes());
        var calibration = trainer.Calibrate(model);
        File.WriteAllText(Path.Combine(places.Output, "../../Sentiment/Data/sentiment.calibration.tsv"), calibration.Format());
        SentimentReport.Print(places, new SentimentClassifier(trainer.lexicon, model, calibration));
    }

    private LinearModel Learn(Func<WeightedRow, bool> allowed) => LinearTrainer.Train([.. learned.Where(e => allowed(e.Row)).Select(static e => e.Example)], Classes, Options);

    /// <summary>
    /// The half for languages that the model knows is fitted on kept-out rows of the sets it learned from, and then cooled by the temperature
    /// that suits sets which neither model nor fit had seen. The half for other languages is fitted on our own posts in them and on the known
    /// languages, each as read by a model that never saw it; its temperature suits a language that the fit had not seen either.
    /// </summary>
    private Calibration Calibrate(LinearModel model)
    {
        var usual = Evidence(model, heldOut);
        string[][] families = [["en"], ["ru"], ["id", "jv", "su", "ms"], ["th"], ["ko"]];
        var strange = families.Select(family =>
        {
            var without = Learn(r => !family.Contains(r.Row.Language));
            return Evidence(without, heldOut.Where(r => family.Contains(r.Row.Row.Language)), poor: true);
        }).ToArray();
        var fitted = LogisticRegression.Fit([.. usual, .. strange.SelectMany(static s => s)], Classes);
        Temperature.Cool(fitted, Classes, ..SentimentEvidence.Half, Unseen());
        Temperature.Cool(fitted, Classes, SentimentEvidence.Half.., strange.SelectMany((family, left) =>
        {
            var weights = LogisticRegression.Fit([.. usual, .. strange.Where((_, i) => i != left).SelectMany(static s => s)], Classes);
            return family.Select(row => (weights, row));
        }));
        return new Calibration(fitted, Classes, SentimentEvidence.Length);
    }

    // Every set of which another of the same language remains, as read by a model and a fit that never saw it.
    private IEnumerable<(double[] Weights, Example Row)> Unseen()
    {
        foreach (var set in (string[])["newsmtsc", "sentfin", "nusax", "smsa"])
        {
            var without = Learn(r => r.Set != set);
            var weights = LogisticRegression.Fit(Evidence(without, heldOut.Where(r => r.Row.Set != set)), Classes);
            foreach (var row in Evidence(without, heldOut.Where(r => r.Row.Set == set && r.Row.Row.Language is "en" or "id")))
            {
                yield return (weights, row);
            }
        }
    }

    private List<Example> Evidence(LinearModel model, IEnumerable<(WeightedRow Row, string Text)> rows, bool poor = false)
    {
        var reader = new SentimentClassifier(lexicon, model, new Calibration(new double[Classes * SentimentEvidence.Length], Classes, SentimentEvidence.Length));
        var examples = CalibrationEvidence.Read(
            rows.Select(static r => new CalibrationRow(r.Text, r.Row.Row.Language, Index(r.Row.Row.Label), r.Row.Weight)), reader.Gather, SentimentEvidence.Length);
        examples.ForEach(e =>
        {
            if (poor)
            {
                SentimentEvidence.TakeForPoor(e.Features);
            }
        });
        return examples;
    }

    private static int Index(string label) => Array.IndexOf(SentimentClassifier.Labels, label);
}
