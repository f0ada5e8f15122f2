using CcgcStream.Text.Linear;
using CcgcStream.Text.Models;
using CcgcStream.Text.Topics;
using CcgcStream.Training.Own;
using CcgcStream.Training.Running;

namespace CcgcStream.Training.TopicModel;

/// <summary>Makes <c>topic.lin</c> and its calibration from sets whose licences let a model ship.</summary>
internal static class TopicTrainer
{
    private static readonly LinearOptions Options = new(Bits: 19, Epochs: 8, Rate: 0.25f, Ridge: 3e-4f, Fewest: 1);
    private static readonly int Classes = TopicIds.All.Length;

    public static void Train(Places places)
    {
        var corpus = new TopicCorpus(places);
        var examples = corpus.Learned().Select(static r => LinearExample.Of(r.Key, OwnPost.WithoutCities(r.Text), Index(r.Topic), r.Weight)).ToList();
        var model = LinearTrainer.Train(examples, Classes, Options);
        File.WriteAllBytes(Path.Combine(places.Output, "topic.lin"), model.ToBytes());
        var calibration = Calibrate(corpus, model);
        File.WriteAllText(Path.Combine(places.Output, "../../Topics/Data/topics.calibration.tsv"), calibration.Format());
        TopicReport.Print(places, new TopicClassifier(TextModels.TopicLexicon(), model, calibration));
    }

    private static Calibration Calibrate(TopicCorpus corpus, LinearModel model)
    {
        var blank = new TopicClassifier(TextModels.TopicLexicon(), model, new Calibration(new double[Classes * TopicEvidence.Length], Classes, TopicEvidence.Length));
        var rows = corpus.HeldOut().Select(static r => new CalibrationRow(OwnPost.WithoutCities(r.Text), r.Language, Index(r.Topic), r.Weight));
        return new Calibration(LogisticRegression.Fit(CalibrationEvidence.Read(rows, blank.Gather, TopicEvidence.Length), Classes), Classes, TopicEvidence.Length);
    }

    private static int Index(string topic) => Array.IndexOf(TopicIds.All, topic);
}
