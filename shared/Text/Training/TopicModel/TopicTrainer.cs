using CcgcStream.Text.Linear;
using CcgcStream.Text.Models;
using CcgcStream.Text.Topics;
using CcgcStream.Training.Own;
using CcgcStream.Training.Running;

namespace CcgcStream.Training.TopicModel;

/// <summary>Makes <c>topic.lin</c> and its calibration from sets whose licences let a model ship.</summary>
internal static class TopicTrainer
{
    private static readonly LinearOptions Options = new(Bits: 18, Epochs: 8, Rate: 0.25f, Ridge: 3e-4f, Fewest: 1);

    private const double CalibrationRidge = 0.0005;

    public static void Train(Places places)
    {
        var examples = new TopicCorpus(places).Learned().Select(static r => LinearExample.Of(r.Key, OwnPost.WithoutCities(r.Text), Array.IndexOf(TopicIds.All, r.Topic), r.Weight)).ToList();
        var model = LinearTrainer.Train(examples, TopicIds.All.Length, Options);
        File.WriteAllBytes(Path.Combine(places.Output, "topic.lin"), model.ToBytes());
        var calibration = Calibrate(places, model);
        File.WriteAllText(Path.Combine(places.Output, "../../Topics/Data/topics.calibration.tsv"), calibration.Format());
        TopicReport.Print(places, new TopicClassifier(TextModels.TopicLexicon(), model, calibration));
    }

    private static Calibration Calibrate(Places places, LinearModel model)
    {
        var blank = new TopicClassifier(TextModels.TopicLexicon(), model, new Calibration(new double[TopicIds.All.Length * TopicEvidence.Length], TopicIds.All.Length, TopicEvidence.Length));
        var examples = new TopicCorpus(places).HeldOut().Select(row =>
        {
            var evidence = new double[TopicEvidence.Length];
            blank.Gather(OwnPost.WithoutCities(row.Text), row.Language, evidence);
            return new Example(evidence, Array.IndexOf(TopicIds.All, row.Topic), row.Weight);
        }).ToList();
        return new Calibration(LogisticRegression.Fit(examples, TopicIds.All.Length, CalibrationRidge), TopicIds.All.Length, TopicEvidence.Length);
    }
}
