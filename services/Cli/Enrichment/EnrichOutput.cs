namespace CcgcStream.Cli.Enrichment;

/// <summary>Where tagged posts go. A file appears under its name only when it is complete.</summary>
internal sealed class EnrichOutput : IAsyncDisposable
{
    private readonly string? _path;
    private readonly string? _unfinished;

    private EnrichOutput(Stream stream, string? path, string? unfinished) => (Stream, _path, _unfinished) = (stream, path, unfinished);

    public Stream Stream { get; }

    public static EnrichOutput Open(string path)
    {
        if (path == "-")
        {
            return new EnrichOutput(Console.OpenStandardOutput(), null, null);
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } directory && !Directory.Exists(directory))
        {
            throw new UsageException($"--out: {directory}: no such directory");
        }

        // A device or a pipe cannot be renamed onto.
        if (File.Exists(path) && (File.GetAttributes(path) & FileAttributes.Device) != 0)
        {
            return new EnrichOutput(new FileStream(path, FileMode.Open, FileAccess.Write), null, null);
        }

        var unfinished = path + ".unfinished";
        return new EnrichOutput(new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16), path, unfinished);
    }

    /// <summary>Closes the output and gives it its name.</summary>
    public async ValueTask CompleteAsync()
    {
        await Stream.DisposeAsync();
        if (_unfinished is not null)
        {
            File.Move(_unfinished, _path!, overwrite: true);
        }
    }

    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
