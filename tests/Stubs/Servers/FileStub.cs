using System.Globalization;
using System.IO.Compression;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;
using Parquet;
using Parquet.Serialization;
using ZstdSharp;

namespace CcgcStream.Stubs.Servers;

/// <summary>Not a server at all: files as somebody would drop them, NDJSON in gzip, CSV in zstd and Parquet, with bad lines in between.</summary>
public sealed class FileStub : StubServer
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ccgc-files-");

    public FileStub(Corpus corpus, FaultScript faults)
        : base(corpus, faults)
    {
        using var lines = new StreamWriter(new GZipStream(File.Create(Path.Combine(_folder.FullName, "a.ndjson.gz")), CompressionLevel.Fastest));
        using var cells = new StreamWriter(new CompressionStream(File.Create(Path.Combine(_folder.FullName, "b.csv.zst")), leaveOpen: false));
        var rows = new List<Row>();
        cells.WriteLine("id,text,publishedAt");
        foreach (var p in corpus.Pieces)
        {
            var at = p.Claimed.UtcDateTime.ToString("s", CultureInfo.InvariantCulture) + "Z";
            if (p.Number % 3 == 0)
            {
                lines.WriteLine($$"""{"id":"f:{{p.Number}}","text":"{{p.Text}}","publishedAt":"{{at}}"}""");
            }
            else if (p.Number % 3 == 1)
            {
                rows.Add(new Row { id = $"f:{p.Number}", text = p.Text, publishedAt = p.Claimed.UtcDateTime });
            }
            else
            {
                cells.WriteLine($"f:{p.Number},\"{p.Text}, \"\"quoted\"\"\nsecond line\",{at}");
            }

            if (p.Number % 1000 == 0)
            {
                lines.WriteLine("{ not json");
            }
        }

        using var file = File.Create(Path.Combine(_folder.FullName, "c.parquet"));
        ParquetSerializer.SerializeAsync(rows, file, new ParquetOptions { RowGroupSize = 500 }).GetAwaiter().GetResult();
    }

#pragma warning disable SA1300, IDE1006 // Columns are named as fields of a post.
    private sealed class Row
    {
        public string id { get; set; } = "";
        public string text { get; set; } = "";
        public DateTime publishedAt { get; set; }
    }
#pragma warning restore SA1300, IDE1006

    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Type"] = "file", ["Paths"] = $"{_folder.FullName}/*.ndjson.gz,{_folder.FullName}/*.csv.zst,{_folder.FullName}/*.parquet",
    };

    public override IReadOnlySet<string> Truth => Corpus.Pieces.Select(p => string.Create(CultureInfo.InvariantCulture, $"f:{p.Number}")).ToHashSet();

    /// <summary>Ten lines in a thousand hundreds are broken, and known to be.</summary>
    public override double Completeness => Corpus.Pieces.Count / (Corpus.Pieces.Count + Math.Ceiling(Corpus.Pieces.Count / 1000.0));

    public override long Reported => Corpus.Pieces.Count + (Corpus.Pieces.Count + 999) / 1000;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected override void Map(WebApplication app)
    {
        // Files need no server.
    }
}
