namespace CcgcStream.Collector.Setup;

/// <summary>A key or token. It shows itself only where it is asked for by name; everywhere else it is three stars.</summary>
/// <param name="read">Reads it; called at each use, so that a file may be renewed while the source runs.</param>
internal sealed class Secret(Func<string> read)
{
    /// <summary>A secret that never changes.</summary>
    public Secret(string value)
        : this(() => value)
    {
    }

    /// <summary>True when there is one.</summary>
    public bool IsSet => read().Length > 0;

    /// <summary>The secret itself, for a request.</summary>
    public string Reveal() => read();

    /// <summary>Always three stars, so that no log or error can hold it.</summary>
    public override string ToString() => "***";
}
