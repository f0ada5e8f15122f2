namespace CcgcStream.Cli.Replay;

/// <summary>One line on a terminal that says how far a command is; silent where nobody watches (a file, a pipe, a log).</summary>
internal sealed class ProgressLine(TextWriter output, bool terminal, TimeProvider time)
{
    /// <summary>Takes back what stands in the line.</summary>
    public const string Erase = "\r\e[K";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private long? _last;

    /// <summary>Replaces the line, a few times a second at most.</summary>
    public void Show(string words)
    {
        if (terminal && (_last is not { } last || time.GetElapsedTime(last) >= Pause))
        {
            _last = time.GetTimestamp();
            output.Write(Erase + words);
            output.Flush();
        }
    }

    /// <summary>Takes the line away, before something that stays.</summary>
    public void Clear()
    {
        if (terminal && _last is not null)
        {
            output.Write(Erase);
        }
    }
}
