using System.Text.Json;
using CcgcStream.Collector.Wire;

namespace CcgcStream.Collector.Tests.Wire;

public sealed class FieldWatchTests
{
    [Fact]
    public void Says_which_fields_are_new_and_which_stay_away()
    {
        var (watch, fields) = (new FieldWatch(), FieldSet.Of("id text", "lang"));
        for (var i = 0; i < 1000; i++)
        {
            Look(watch, fields, i % 4 == 0 ? """{"id":1,"body":"x"}""" : i == 1 ? """{"id":1,"text":"x","odd":1}""" : """{"id":1,"text":"x"}""");
        }

        var drift = watch.Drift();
        Assert.Equal([("post.body", "unknown"), ("post.text", "missing")], drift.Select(d => (d.Field, d.Change)).Order());
        Assert.All(drift, d => Assert.Equal(0.25, d.Share, 6));
    }

    [Fact]
    public void Forgets_what_is_long_ago()
    {
        var (watch, fields) = (new FieldWatch(), FieldSet.Requiring("id"));
        Enumerable.Range(0, 500).ToList().ForEach(_ => Look(watch, fields, "{}"));
        Assert.NotEmpty(watch.Drift());
        Enumerable.Range(0, 80_000).ToList().ForEach(_ => Look(watch, fields, """{"id":1,"anything":2}"""));
        Assert.Empty(watch.Drift());
    }

    [Fact]
    public void Notices_a_column_more()
    {
        var watch = new FieldWatch();
        Enumerable.Range(0, 100).ToList().ForEach(i => watch.LookAtRow("gkg", i < 90 ? 27 : 28, 27));
        var drift = Assert.Single(watch.Drift());
        Assert.Equal(("gkg.28 columns", 0.1), (drift.Field, Math.Round(drift.Share, 6)));
    }

    private static void Look(FieldWatch watch, FieldSet fields, string json)
    {
        using var document = JsonDocument.Parse(json);
        watch.Look("post", document.RootElement, fields);
    }
}
