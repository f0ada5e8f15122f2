using CcgcStream.Text.Linear;
using CcgcStream.Text.Models;
using CcgcStream.Text.Sentiment;
using CcgcStream.Training.Own;
using CcgcStream.Training.Running;

namespace CcgcStream.Training.SentimentModel;

/// <summary>Makes <c>sentiment.lin</c> and its calibration. Build again after a change of the lexica, which are read from the assembly.</summary>
internal static class SentimentTrainer
{
    private static readonly LinearOptions Options = new(Bits: 19, Epochs: 8, Rate: 0.25f, Ridge: 3e-4f, Fewest: 2);

    public static void Train(Places places)
    {
        var corpus = new SentimentCorpus(places);
        var examples = corpus.Learned().Select(static r => LinearExample.Of(r.Row.Id, OwnPost.WithoutCities(r.Row.Text), Index(r.Row.Label), r.Weight)).ToList();
        var model = LinearTrainer.Train(examples, SentimentClassifier.Labels.Length, Options);
        File.WriteAllBytes(Path.Combine(places.Output, "sentiment.lin"), model.ToBytes());
        var calibration = Calibrate(corpus, model);
        File.WriteAllText(Path.Combine(places.Output, "../../Sentiment/Data/sentiment.calibration.tsv"), calibration.Format());
        SentimentReport.Print(places, new SentimentClassifier(TextModels.SentimentLexicon(), model, calibration));
    }

    private static Calibration Calibrate(SentimentCorpus corpus, LinearModel model)
    {
        var classes = SentimentClassifier.Labels.Length;
        var blank = new SentimentClassifier(TextModels.SentimentLexicon(), model, new Calibration(new double[classes * SentimentEvidence.Length], classes, SentimentEvidence.Length));
        var examples = corpus.HeldOut().Select(r =>
        {
            var evidence = new double[SentimentEvidence.Length];
            blank.Gather(OwnPost.WithoutCities(r.Row.Text), r.Row.Language, evidence);
            return new Example(evidence, Index(r.Row.Label), r.Weight);
        }).ToList();
        return new Calibration(LogisticRegression.Fit(examples, classes), classes, SentimentEvidence.Length);
    }

    private static int Index(string label) => Array.IndexOf(SentimentClassifier.Labels, label);
}
