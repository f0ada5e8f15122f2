using CcgcStream.Api.Exports;

namespace CcgcStream.Api.Ranking;

/// <summary>The ranking as a table.</summary>
internal static class RankingExport
{
    public static readonly ExportTable<RankedCity> Table = new("ranking",
    [
        new("rank", typeof(long?), city => (long?)city.Rank),
        new("rankLo", typeof(long?), city => (long?)city.RankLo),
        new("rankHi", typeof(long?), city => (long?)city.RankHi),
        new("movement", typeof(long?), city => (long?)city.Movement),
        new("id", typeof(string), city => city.Id),
        new("name", typeof(string), city => city.Name),
        new("nameZh", typeof(string), city => city.NameZh),
        new("score", typeof(double?), city => city.Score.Value),
        new("lo90", typeof(double?), city => city.Score.Lo90),
        new("hi90", typeof(double?), city => city.Score.Hi90),
        new("nEff", typeof(double?), city => city.Score.NEff),
        new("grade", typeof(string), city => city.Score.Grade),
        new("completeness", typeof(double?), city => city.Score.Completeness),
        new("volume", typeof(double?), city => city.Dimensions.Volume.Value),
        new("reputation", typeof(double?), city => city.Dimensions.Reputation.Value),
        new("coverage", typeof(double?), city => city.Dimensions.Coverage.Value),
        new("dynamism", typeof(double?), city => city.Dimensions.Dynamism.Value),
        new("responsiveness", typeof(double?), city => city.Dimensions.Responsiveness.Value),
        new("shareOfVoice", typeof(double?), city => city.ShareOfVoice),
        new("positiveOrNeutral", typeof(double?), city => city.PositiveOrNeutral.Value),
        new("pieces", typeof(long?), city => city.Pieces),
        new("weight", typeof(double?), city => city.Weight),
        new("simulated", typeof(string), city => city.Simulated ? "true" : "false"),
    ]);
}
