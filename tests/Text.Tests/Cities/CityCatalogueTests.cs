using System.Text;
using CcgcStream.Text.Cities;

namespace CcgcStream.Text.Tests.Cities;

public sealed class CityCatalogueTests
{
    [Fact]
    public void It_holds_the_hundred_cities_with_their_facts()
    {
        var all = CityCatalogue.Default.All;
        Assert.Equal(100, all.Count);
        Assert.Equal(Enumerable.Range(1, 100), all.Select(static c => c.Rank));
        Assert.All(all, static c => Assert.InRange(c.Lat, 18, 54));
        Assert.All(all, static c => Assert.InRange(c.Lon, 73, 135));
        Assert.All(all, static c => Assert.True(c.Names.Count >= 20, $"{c.Id} is named in {c.Names.Count} languages"));
    }

    [Fact]
    public void A_city_is_found_by_id_and_named_in_a_language()
    {
        var city = CityCatalogue.Default["wuhan"];
        Assert.Equal(("Wuhan", "武汉", "Hubei"), (city.NameIn("en"), city.NameIn("zh"), city.Province));
        Assert.Equal("Ухань", city.NameIn("ru"));
        Assert.Equal("Wuhan", city.NameIn("xx"));
        Assert.False(CityCatalogue.Default.TryGet("atlantis", out _));
        Assert.Throws<KeyNotFoundException>(static () => CityCatalogue.Default["atlantis"]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"id":"","rank":1,"name":"A","zh":"A","province":"P","lat":1,"lon":1,"geonamesId":0,"names":{},"handles":[]}]""")]
    [InlineData("""[{"id":"a","rank":1,"name":"A","zh":"A","province":"P","lat":91,"lon":1,"geonamesId":0,"names":{},"handles":[]}]""")]
    public void A_catalogue_that_cannot_be_right_is_refused(string json) =>
        Assert.Throws<InvalidDataException>(() => CityCatalogue.Load(new MemoryStream(Encoding.UTF8.GetBytes(json))));

    [Fact]
    public void Nearly_every_name_is_recognised_alone_and_as_its_own_city()
    {
        var names = CityCatalogue.Default.All
            .SelectMany(static c => c.Names.SelectMany(static l => l.Value).Select(name => (c.Id, Name: name))).ToList();
        var missed = names.Where(static n => CityTagger.Default.Tag(n.Name).All(t => t.Id != n.Id)).Select(static n => n.Name).ToList();

        // The rest are words of their language (지난 is last, Kanton a Swiss state) and need a context.
        Assert.True(missed.Count < names.Count * 0.05, $"{missed.Count} of {names.Count} names missed: {string.Join(' ', missed)}");
    }
}
