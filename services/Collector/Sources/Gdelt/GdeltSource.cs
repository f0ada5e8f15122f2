using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using CcgcStream.Collector.Cities;
using CcgcStream.Collector.Doctor;
using CcgcStream.Collector.Fetching;
using CcgcStream.Collector.Seam;
using CcgcStream.Collector.Setup;
using CcgcStream.Contracts.Posts;

namespace CcgcStream.Collector.Sources.Gdelt;

/// <summary>
/// GDELT's knowledge graph files, English and translated: one a quarter-hour each. Completeness is counted in files: one that
/// stays away or stays broken is missing, and said to be.
/// </summary>
internal sealed class GdeltSource : ISource
{
    public static readonly SourceType Type = new("gdelt", setup => new GdeltSource(setup), Check)
    {
        Settings = Setting.Table("""
            Reach | 01:00:00 | how far back the first run begins, at most two days
            BaseUrl | http://data.gdeltproject.org/gdeltv2 | address of the files
            Cities | all | ids of the cities to keep articles of
            """),
    };

    private const string English = "english";
    private const int PageSize = 1000;

    /// <summary>A file may be late by so much before it counts as missing.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>How far back the first run begins.</summary>
    private static readonly TimeSpan FirstReach = TimeSpan.FromHours(1);

    private readonly SourceSetup _setup;
    private readonly SourceHttp _http;
    private readonly GkgCities _cities;
    private readonly string _root;
    private readonly TimeSpan _reach;

    private GdeltSource(SourceSetup setup)
    {
        _setup = setup;
        _http = setup.Http(new HttpManners { MaxBytes = 64 * 1024 * 1024, Timeout = TimeSpan.FromMinutes(3) });
        _cities = new GkgCities(new CityTerms(setup.Cities, setup.Settings.List("Cities")));
        _root = setup.Settings.Address("BaseUrl", "http://data.gdeltproject.org/gdeltv2");
        _reach = setup.Settings.Span("Reach", FirstReach);
        Queries = [.. new[] { English, "translation" }.Select(k => new SourceQuery(k, TimeSpan.FromMinutes(5)))];
    }

    public IReadOnlyList<SourceQuery> Queries { get; }

    public async IAsyncEnumerable<SourcePage> ReadAsync(SourceQuery query, string? cursor, [EnumeratorCancellation] CancellationToken ct)
    {
        var translated = query.Key != English;
        var known = await _http.FetchAsync(() => new HttpRequestMessage(HttpMethod.Get, $"{_root}/lastupdate{(translated ? "-translation" : "")}.txt"), ReadList, ct);
        var latest = known.Keys.Select(GdeltSlots.Of).Max()!.Value;
        var next = GdeltSlots.Of(cursor) is { } done ? done + GdeltSlots.Length : latest - _reach;
        if (next < latest)
        {
            known = known.Concat(await HistoryAsync(translated, ct)).DistinctBy(f => f.Key).ToDictionary();
        }

        for (; next <= latest; next += GdeltSlots.Length)
        {
            var name = GdeltSlots.Name(next, translated);
            var rows = await FileAsync(name, known.GetValueOrDefault(name)?.Md5, ct);
            if (rows is null && latest - next < Grace)
            {
                yield break; // Late, perhaps; asked for again.
            }

            foreach (var page in Pages(rows ?? [], GdeltSlots.Cursor(next)))
            {
                yield return page;
            }
        }
    }

    private IEnumerable<SourcePage> Pages(IReadOnlyList<string> rows, string cursor)
    {
        var now = _setup.Clock.GetUtcNow();
        foreach (var chunk in rows.Chunk(PageSize))
        {
            var read = chunk.Select(row => (Post: GkgRow.Of(row, _cities, now, _setup.Pulse.Fields, out var aboutCity), aboutCity)).ToList();
            yield return new SourcePage([.. read.Where(r => r.aboutCity).Select(r => r.Post).OfType<Post>()]) { Malformed = read.Count(r => r.Post is null), Obtained = 0 };
        }

        // The file counts, and the cursor moves, only behind its last row.
        yield return new SourcePage([], cursor) { Reported = 1, Obtained = rows.Count > 0 ? 1 : 0 };
    }

    private async Task<IReadOnlyDictionary<string, GdeltFile>> HistoryAsync(bool translated, CancellationToken ct) => await _http.FetchAsync(
        () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"{_root}/masterfilelist{(translated ? "-translation" : "")}.txt");
            request.Headers.Range = new(null, 256 * 1024); // The list has grown since 2015; its end is enough.
            return request;
        },
        answer => GdeltSlots.Files(Encoding.UTF8.GetString(answer.Body)),
        ct);

    /// <summary>The rows of a file; null when it is not there or stays broken.</summary>
    private async Task<IReadOnlyList<string>?> FileAsync(string name, string? md5, CancellationToken ct)
    {
        try
        {
            return await _http.FetchAsync(() => new HttpRequestMessage(HttpMethod.Get, $"{_root}/{name}"), answer => Unpack(answer.Body, md5), ct);
        }
        catch (SourceFailure e) when (e.Status == 404 || e.Kind == FailureKind.BadData)
        {
            _setup.Pulse.Failed(e);
            return null;
        }
    }

    private static IReadOnlyDictionary<string, GdeltFile> ReadList(Fetched answer)
    {
        var files = GdeltSlots.Files(Encoding.UTF8.GetString(answer.Body));
        return files.Count > 0 ? files : throw new SourceFailure(FailureKind.BadData, "the list of the last update names no file");
    }

    private static List<string> Unpack(byte[] body, string? md5)
    {
#pragma warning disable CA5351 // MD5 is what GDELT publishes; it guards against damage here, not against malice.
        if (md5 is not null && !Convert.ToHexStringLower(MD5.HashData(body)).Equals(md5, StringComparison.OrdinalIgnoreCase))
#pragma warning restore CA5351
        {
            throw new SourceFailure(FailureKind.BadData, "the file's MD5 is not the published one");
        }

        using var zip = new ZipArchive(new MemoryStream(body), ZipArchiveMode.Read);
        var entry = zip.Entries.FirstOrDefault() ?? throw new InvalidDataException("the archive is empty");
        using var capped = new CappedStream(entry.Open(), 512L * 1024 * 1024);
        using var reader = new StreamReader(capped, Encoding.UTF8);
        var rows = new List<string>();
        while (reader.ReadLine() is { } row)
        {
            if (row.Length > 0)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private static Checkup Check(SourceSettings settings, Checkup checkup) => checkup
        .Cost(2 * (TimeSpan.FromDays(1) / TimeSpan.FromMinutes(5)) + 2 * 96)
        .Note("no key and no cost; about 2 GB a day are downloaded").Require(settings.Span("Reach", FirstReach) <= TimeSpan.FromDays(2), "Reach is more than two days");
}
