using System.Globalization;
using CcgcStream.Benchmarks.Log;
using CcgcStream.Benchmarks.Pipeline;
using CcgcStream.Benchmarks.Ranking;
using CcgcStream.Benchmarks.Text;

return args switch
{
    ["text"] => TextVersusNode.Run(Console.Out),
    ["ranks"] => RankSpeed.Run(Console.Out),
    ["text-speed"] => TextSpeed.Run(Console.Out),
    ["log"] => await LogVersusSqlite.RunAsync(Console.Out),
    ["pipeline", var pieces] => await ReplaySpeed.RunAsync(Console.Out, int.Parse(pieces, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: Benchmarks text|text-speed|ranks|log|pipeline PIECES");
    return 2;
}
