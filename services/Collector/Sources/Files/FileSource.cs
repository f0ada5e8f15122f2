using System.Globalization;
using System.Runtime.CompilerServices;
using CcgcStream.Collector.Doctor;
using CcgcStream.Collector.Publishing;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.Files;

/// <summary>Reads files of posts: NDJSON, CSV, Parquet and two research exports, plain, gzip or zstd. The cursor is the number of records read.</summary>
internal sealed partial class FileSource : ISource
{
    public static readonly SourceType Type = new("file", setup => new FileSource(setup), Check)
    {
        Settings = Setting.Table("""
            Paths | | files to read, with * and ?
            Format | by the file's name | ndjson, csv, parquet, meta-content-library or tiktok-research
            Map | | foreign field names, as ours=theirs
            Generation | the source's name | generation that the posts go into
            Parallel | 2 | files read at a time
            """),
    };

    private const int PageSize = 500;

    private readonly FieldMap _map;
    private readonly ILogger _log;
    private readonly string _format;

    private FileSource(SourceSetup setup)
    {
        _map = FieldMap.Parse(setup.Settings.List("Map"));
        _format = setup.Settings.Text("Format");
        _log = setup.Services.GetRequiredService<ILoggerFactory>().CreateLogger<FileSource>();
        Queries = [.. FilePaths.Expand(setup.Settings.List("Paths")).Select(SourceQuery.File)];
        Traits = new SourceTraits { Generation = setup.Settings.Text("Generation", setup.Settings.Name), Parallel = setup.Settings.Number("Parallel", 2), SharedFate = false };
    }

    public IReadOnlyList<SourceQuery> Queries { get; }

    public SourceTraits Traits { get; }

    public async IAsyncEnumerable<SourcePage> ReadAsync(SourceQuery query, string? cursor, [EnumeratorCancellation] CancellationToken ct)
    {
        var done = cursor is null ? 0 : long.Parse(cursor, CultureInfo.InvariantCulture);
        var (position, malformed) = (0L, 0);
        var posts = new List<Post>(PageSize);
        await using var file = FileFormats.Open(query.Key);
        await foreach (var record in FileFormats.ReadAsync(file, query.Key, _format, _map, ct))
        {
            if (++position <= done)
            {
                continue;
            }

            if (record.Post is { } post)
            {
                posts.Add(post);
            }
            else
            {
                malformed++;
                LogBadRecord(query.Key, position, record.Error ?? "unreadable");
            }

            if (posts.Count + malformed >= PageSize)
            {
                yield return Page(posts, position, malformed);
                (posts, malformed) = ([], 0);
            }
        }

        yield return Page(posts, position, malformed);
    }

    private static SourcePage Page(List<Post> posts, long position, int malformed) =>
        new(posts, position.ToString(CultureInfo.InvariantCulture)) { Malformed = malformed, Reported = posts.Count + malformed, Obtained = posts.Count };

    private static Checkup Check(SourceSettings settings, Checkup checkup)
    {
        var generation = settings.Text("Generation", settings.Name);
        var patterns = settings.List("Paths");
        checkup = checkup.Require(patterns.Count > 0, "Paths is empty: name the files to read, such as Paths=posts.ndjson,old/*.csv.gz")
            .Require(Generations.IsValid(generation), $"Generation '{generation}' must be 1 to 64 of a-z, 0-9, '.', '-' and '_'");
        foreach (var pattern in patterns)
        {
            checkup = checkup.Require(FilePaths.Expand([pattern]).Count > 0, $"no file matches {pattern}");
        }

        return checkup.Note($"the posts go into the generation '{generation}'");
    }

    [LoggerMessage(LogLevel.Warning, "{File}, record {Record}: {Problem}")]
    private partial void LogBadRecord(string file, long record, string problem);
}
