using System.Text;
using CcgcStream.Collector.Sources.Files;

namespace CcgcStream.Collector.Tests.Files;

public sealed class ResearchFilesTests
{
    [Fact]
    public async Task Reads_an_export_of_the_meta_content_library()
    {
        const string Csv = "id,text,creation_time,lang,post_owner.id,post_owner.name,statistics.views,statistics.reaction_count\n"
            + "77,\"Wuhan, again\",2026-01-02T03:04:05+0000,en,9,Somebody,1200,34\n";
        var record = Assert.Single(await AllAsync(Csv, "meta-content-library"));
        var post = record.Post!;
        Assert.Equal(("77", "Wuhan, again", 1200L, 34L, "9"), (post.Id, post.Text, post.Metrics!.Views, post.Metrics.Likes, post.Author!.Id));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), post.PublishedAt);
    }

    [Fact]
    public async Task Reads_answers_of_the_tiktok_research_interface()
    {
        const string Line = """{"data":{"videos":[{"id":5,"video_description":"Chengdu pandas","create_time":1767323045,"username":"u","view_count":10,"region_code":"GB"},{"id":6}]}}""";
        var records = await AllAsync(Line + "\nnot json\n", "tiktok-research");
        Assert.Equal([true, false, false], records.Select(r => r.Post is not null));
        Assert.Equal(("tiktok:5", "GB", 10L), (records[0].Post!.Id, records[0].Post!.Country, records[0].Post!.Metrics!.Views));
    }

    private static async Task<List<FileRecord>> AllAsync(string text, string format)
    {
        var records = new List<FileRecord>();
        await foreach (var record in FileFormats.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), "a", format, FieldMap.Parse([]), CancellationToken.None))
        {
            records.Add(record);
        }

        return records;
    }
}
