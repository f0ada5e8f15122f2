using CcgcStream.Quality.Data;
using CcgcStream.Quality.Measures;
using CcgcStream.Quality.Peers;
using CcgcStream.Quality.Reporting;

// Quality [language|topic|sentiment|city-sentiment|city|story ...]: all of them, without arguments, and then RESULTS.md is written anew.
if (SharedData.Find() is not { } data)
{
    Console.Error.WriteLine("../shared/data is not beside the repository: nothing to measure.");
    return 1;
}
var node = NodePeers.Install();
var languagePeers = new List<ILanguagePeer>();
if (node is not null)
{
    languagePeers.AddRange([new NpmLanguagePeer("franc", node), new NpmLanguagePeer("eld", node), new Lid176Peer(node.Lid176)]);
}
if (Environment.GetEnvironmentVariable("CCGC_QUALITY_LINGUA") != "0")
{
    languagePeers.Add(new LinguaPeer());
}
IMeasure[] measures = [new LanguageMeasure(data), new TopicMeasure(data), new SentimentMeasure(data, node), new CityMoodMeasure(data), new CityMeasure(data), new StoryMeasure()];
var figures = new List<Figure>();
foreach (var figure in measures.Where(m => args.Length == 0 || args.Contains(m.Name)).SelectMany(m => m.Run(languagePeers)))
{
    Console.WriteLine($"{figure.Measure,-10} {figure.Set,-45} {figure.Slice,-6} {figure.System,-10} {figure.Metric,-10} n={figure.Rows,-6} {figure.Value:F4} [{figure.Low:F3}, {figure.High:F3}]");
    figures.Add(figure);
}
// With names, CCGC_QUALITY_WRITE=1 puts the new sections in the place of the old ones and leaves the others as they are.
if (args.Length == 0 || Environment.GetEnvironmentVariable("CCGC_QUALITY_WRITE") == "1")
{
    string[] missing = node is null ? ["franc, eld, lid.176.ftz, vader-sentiment and sentiment (npm did not install them)"] : [];
    var page = Path.Combine(data.Repository, "tests/Quality/RESULTS.md");
    File.WriteAllText(page, ResultsPage.Write(figures, missing, args.Length == 0 ? "" : File.ReadAllText(page)));
}
return 0;
