using CcgcStream.Training.LanguageModel;
using CcgcStream.Training.Running;
using CcgcStream.Training.SentimentModel;
using CcgcStream.Training.TopicModel;

// train language|lexicon|topic|sentiment|all DATA CORPORA OUTPUT
if (args.Length != 4)
{
    Console.Error.WriteLine("usage: train language|lexicon|topic|sentiment|all ../shared/data CORPORA shared/Text/Models/Data");
    return 2;
}
var work = Path.Combine(Path.GetTempPath(), "ccgc-train");
Directory.CreateDirectory(work);
var places = new Places(Path.GetFullPath(args[1]), Path.GetFullPath(args[2]), work, Path.GetFullPath(args[3]));
if (args[0] is "language" or "all")
{
    LanguageTrainer.Train(places);
}
if (args[0] is "lexicon" or "all")
{
    GeneralLexicon.Write(places);
}
if (args[0] is "sentiment" or "all")
{
    SentimentTrainer.Train(places);
}
if (args[0] is "topic" or "all")
{
    TopicTrainer.Train(places);
}
Manifest.Write(places);
return 0;
