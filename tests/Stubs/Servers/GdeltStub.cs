using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Hosting;

namespace CcgcStream.Stubs.Servers;

/// <summary>GDELT's files: forty quarter-hours, of which one never came and one does not fit its MD5; the translated ones are all empty of cities.</summary>
public sealed class GdeltStub : StubServer
{
    private const int Slots = 40;
    private const int Missing = 7;
    private const int Broken = 19;

    private readonly DateTimeOffset _first;
    private readonly byte[][] _files;

    public GdeltStub(Corpus corpus, FaultScript faults)
        : base(corpus, faults)
    {
        _first = corpus.Pieces[^1].At.AddMinutes(1) - TimeSpan.FromMinutes(15 * Slots);
        _files = [.. Enumerable.Range(0, Slots).Select(s => Zip(string.Concat(Corpus.Disordered(InSlot(s)).Select(Row))))];
    }

    public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["Type"] = "gdelt", ["BaseUrl"] = Address + "/gdeltv2", ["Cities"] = Corpus.CityIds, ["Reach"] = TimeSpan.FromMinutes(15 * (Slots - 1)).ToString(),
    };

    public override IReadOnlySet<string> Truth => Enumerable.Range(0, Slots).Where(s => s is not (Missing or Broken)).SelectMany(InSlot).Select(p => "gdelt:" + Id(p)).ToHashSet();

    /// <summary>In files, English and translated: 2 of 40 are missing in each.</summary>
    public override double Completeness => (Slots - 2.0) / Slots;

    public override long Reported => 2 * Slots;

    /// <summary>A file with a wrong MD5 is asked for four times before it is given up.</summary>
    public override TimeSpan Settles => TimeSpan.FromSeconds(1.5);

    protected override void Map(WebApplication app)
    {
        foreach (var (list, infix) in new[] { ("", ""), ("-translation", ".translation") })
        {
            app.MapGet($"/gdeltv2/lastupdate{list}.txt", http => http.Response.WriteAsync(Line(Slots - 1, infix)));
            app.MapGet($"/gdeltv2/masterfilelist{list}.txt", http => http.Response.WriteAsync(string.Concat(Enumerable.Range(0, Slots).Select(s => Line(s, infix)))));
            for (var slot = 0; slot < Slots; slot++)
            {
                var file = infix.Length == 0 ? _files[slot] : Zip("broken row\n");
                if (slot != Missing)
                {
                    app.MapGet($"/gdeltv2/{Stamp(slot)}{infix}.gkg.csv.zip", http => AnswerAsync(http, file, "application/zip"));
                }
            }
        }
    }

    private IEnumerable<Piece> InSlot(int slot) => Corpus.Pieces.Skip(slot * (Corpus.Pieces.Count / Slots)).Take(Corpus.Pieces.Count / Slots);

    private string Line(int slot, string infix)
    {
        var file = infix.Length == 0 ? _files[slot] : Zip("broken row\n");
#pragma warning disable CA5351 // GDELT publishes MD5.
        var md5 = slot == Broken ? new string('0', 32) : Convert.ToHexStringLower(MD5.HashData(file));
#pragma warning restore CA5351
        return $"{file.Length} {md5} http://data.gdeltproject.org/gdeltv2/{Stamp(slot)}{infix}.gkg.csv.zip\n";
    }

    private string Stamp(int slot) => (_first + TimeSpan.FromMinutes(15 * slot)).UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    private static string Id(Piece p) => string.Create(CultureInfo.InvariantCulture, $"20261123120000-{p.Number}");

    private static string Row(Piece p)
    {
        var cells = new string[27];
        Array.Fill(cells, "");
        (cells[0], cells[1], cells[2], cells[3]) = (Id(p), p.At.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture), "1", "a.example");
        (cells[4], cells[26]) = ($"https://a.example/{p.Number}", $"<PAGE_TITLE>{p.Text}</PAGE_TITLE>");
        return string.Join('\t', cells) + "\n";
    }

    private static byte[] Zip(string csv)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = zip.CreateEntry("a.csv");
            entry.LastWriteTime = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using var content = entry.Open();
            content.Write(Encoding.UTF8.GetBytes(csv));
        }

        return bytes.ToArray();
    }
}
