namespace CcgcStream.Cli.Input;

/// <summary>Says on standard error which lines are bad and why, without drowning the reader.</summary>
/// <param name="output">Standard error.</param>
/// <param name="lineStart">What takes a progress line away that may stand there.</param>
internal sealed class LineErrors(TextWriter output, string lineStart = "")
{
    private const int MostShown = 1000;

    public long Count { get; private set; }

    public void Add(string file, long line, string error)
    {
        Count++;
        if (Count <= MostShown)
        {
            output.WriteLine($"{lineStart}{file}:{line}: {error}");
        }
        else if (Count == MostShown + 1)
        {
            output.WriteLine($"{lineStart}(more than {MostShown} bad lines: only their number is reported from here)");
        }
    }
}
