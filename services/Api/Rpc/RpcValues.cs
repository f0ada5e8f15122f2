using CcgcStream.Api.Reading;
using CcgcStream.Contracts.V1;

namespace CcgcStream.Api.Rpc;

/// <summary>From what a message leaves empty to what REST leaves out.</summary>
internal static class RpcValues
{
    public static int? Given(int value) => value == 0 ? null : value;

    /// <summary>The parameters about one city.</summary>
    public static CityQuery ToQuery(this CityScope? scope) => scope is null ? new CityQuery() : new CityQuery
    {
        Id = scope.City, Window = scope.Window, Generation = scope.Generation, AsOf = scope.AsOf, Platform = scope.Platform,
        Language = scope.Language, Country = scope.Country, Topic = scope.Topic, Actor = scope.Actor,
        Methodology = scope.Methodology,
    };
}
