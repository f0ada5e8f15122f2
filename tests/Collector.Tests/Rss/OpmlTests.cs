using System.Xml;
using CcgcStream.Collector.Sources.Rss;
using CcgcStream.Collector.Tests.Sources;
using CcgcStream.Stubs.Clocks;
using CcgcStream.Stubs.Faults;
using CcgcStream.Stubs.Servers;

namespace CcgcStream.Collector.Tests.Rss;

/// <summary>Feed lists as feed readers export them.</summary>
public sealed class OpmlTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Reads_feeds_out_of_folders_with_their_names_and_languages()
    {
        File.WriteAllText(_file, """
            <?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
              <outline text="Folder"><outline type="rss" text="short" title="The Outlet" xmlUrl="https://feeds.outlet.example/a?b=1&amp;c=2" language="fr"/></outline>
              <outline text="Only text" xmlUrl="http://www.other.example/rss"/>
              <outline text="A link and no feed" htmlUrl="https://x.example/"/>
            </body></opml>
            """);
        Assert.Equal(
            [("https://feeds.outlet.example/a?b=1&c=2", "outlet.example", "The Outlet", "fr"), ("http://www.other.example/rss", "other.example", "Only text", "")],
            FeedList.Opml(_file).Select(f => (f.Address.AbsoluteUri, f.Domain, f.Name, f.Language)));
    }

    [Theory]
    [InlineData("<!DOCTYPE opml [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><opml><body><outline text=\"&x;\" xmlUrl=\"https://a.example/\"/></body></opml>")]
    [InlineData("<opml><body>")]
    public void Refuses_document_types_and_what_is_no_xml(string text)
    {
        File.WriteAllText(_file, text);
        Assert.Throws<XmlException>(() => FeedList.Opml(_file).ToList());
    }

    [Fact]
    public void Refuses_addresses_that_are_none()
    {
        File.WriteAllText(_file, "<opml><body><outline xmlUrl=\"file:///etc/passwd\"/></body></opml>");
        Assert.Contains("not an http address", Assert.Throws<InvalidOperationException>(() => FeedList.Opml(_file).ToList()).Message, StringComparison.Ordinal);
        Assert.Contains("not there", Assert.Throws<InvalidOperationException>(() => FeedList.Opml("/nowhere.opml").ToList()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feeds_of_a_list_are_read_but_for_those_that_robots_txt_forbids()
    {
        await using var stub = new RssStub(new Corpus(300, Now), new FaultScript(1));
        await stub.StartAsync();
        var addresses = stub.Settings["Feeds"].Split(',').Prepend(stub.Address + "/private/feed.xml");
        File.WriteAllText(_file, $"<opml><body>{string.Concat(addresses.Select(a => $"<outline xmlUrl=\"{a}\"/>"))}</body></opml>");
        var trial = new SourceTrial(new Dictionary<string, string> { ["Type"] = "rss", ["Opml"] = _file }, stub.Truth, new AcceleratedClock(Now)) { Settled = stub.IsAccountedFor };
        await trial.RunAsync();
        Assert.Equal(stub.Truth.Order(), trial.Ids.Order());
        Assert.Equal(0, stub.Trespasses);
    }
}
