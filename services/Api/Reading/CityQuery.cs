using System.ComponentModel;
using CcgcStream.Api.Cities;
using CcgcStream.Api.Problems;
using CcgcStream.Api.Ranking;
using CcgcStream.Index.Mentions;
using CcgcStream.Index.Methodology;
using Microsoft.AspNetCore.Mvc;

namespace CcgcStream.Api.Reading;

/// <summary>The parameters that every read about one city takes.</summary>
internal sealed record CityQuery
{
    [Description("Catalogue id, such as wuhan."), FromRoute(Name = "id")] public string Id { get; init; } = "";
    [Description("1h, 24h, 7d, 30d or 365d; 24h when absent."), FromQuery(Name = "window")] public string? Window { get; init; }
    [Description("live, simulated or the name of a replay."), FromQuery(Name = "generation")] public string? Generation { get; init; }
    [Description("Any past moment, such as 2020-02-03T04:05:06Z; now when absent."), FromQuery(Name = "asOf")] public string? AsOf { get; init; }
    [Description("Pieces of one platform only, such as x."), FromQuery(Name = "platform")] public string? Platform { get; init; }
    [Description("Pieces in one language only, such as en."), FromQuery(Name = "language")] public string? Language { get; init; }
    [Description("Pieces of one country only, such as GB."), FromQuery(Name = "country")] public string? Country { get; init; }
    [Description("Pieces on one topic only, such as food."), FromQuery(Name = "topic")] public string? Topic { get; init; }
    [Description("Pieces by one kind of author only, such as official."), FromQuery(Name = "actor")] public string? Actor { get; init; }
    [Description("Version of the methodology, one of /v1/methodology; the published one when absent."), FromQuery(Name = "methodology")] public string? Methodology { get; init; }

    /// <summary>Checks everything and fills in what is absent.</summary>
    /// <exception cref="QueryProblem">A wrong parameter.</exception>
    /// <exception cref="NotFoundProblem">No such city.</exception>
    public async ValueTask<CityQuestion> CheckAsync(CityDirectory directory, ScoreBoard board, CityReads reads, CancellationToken ct)
    {
        var city = directory.Known(Id);
        var generation = board.Resolve(QueryValues.Name("generation", Generation));
        var window = QueryValues.OneOf("window", Window, IndexWindows.All, IndexWindows.Default);
        var slice = SliceQuery.Of(Platform, Language, Country, Topic, Actor);
        var moment = await reads.MomentAsync(generation, QueryValues.Moment("asOf", AsOf), ct);
        return new CityQuestion(city, generation, window, moment, slice, reads.RulesOf(Methodology));
    }
}

/// <summary>A checked question about one city.</summary>
/// <param name="Rules">Another methodology than the published one; null for that.</param>
internal sealed record CityQuestion(CityEntry City, string Generation, string Window, long AsOfUs, Slice Slice, MethodologyFile? Rules = null);
