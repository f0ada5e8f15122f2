using CcgcStream.Api.Cities;
using CcgcStream.Api.Live;
using CcgcStream.Api.Ranking;
using CcgcStream.Contracts.V1;

namespace CcgcStream.Api.Rpc;

/// <summary>From the public JSON models to the gRPC messages.</summary>
internal static class RpcRows
{
    public static RankingReply ToReply(this RankingResponse ranking, int limit)
    {
        var reply = new RankingReply
        {
            Generation = ranking.Generation, Window = ranking.Window, By = ranking.By, AsOfUs = ranking.AsOf?.ToMicroseconds() ?? 0,
            Revision = ranking.Revision, Simulated = ranking.Simulated, MethodologyVersion = ranking.MethodologyVersion,
        };
        reply.Cities.AddRange(ranking.Cities.Take(limit).Select(ToRow));
        return reply;
    }

    public static RankedRow ToRow(this RankedCity city)
    {
        var row = new RankedRow
        {
            City = city.Id, Name = city.Name, NameZh = city.NameZh, Score = ToValue(city.Score), Volume = ToValue(city.Dimensions.Volume),
            Reputation = ToValue(city.Dimensions.Reputation), Coverage = ToValue(city.Dimensions.Coverage), Dynamism = ToValue(city.Dimensions.Dynamism),
            Responsiveness = ToValue(city.Dimensions.Responsiveness), Pieces = city.Pieces, ShareOfVoice = city.ShareOfVoice,
            PositiveOrNeutral = city.PositiveOrNeutral.Value, Simulated = city.Simulated,
        };
        if (city.Rank is { } rank)
        {
            (row.Rank, row.RankLo, row.RankHi) = (rank, city.RankLo ?? rank, city.RankHi ?? rank);
        }
        if (city.Movement is { } movement)
        {
            row.Movement = movement;
        }
        return row;
    }

    public static RankingUpdate ToUpdate(this RankChangeSet set, bool snapshot)
    {
        var update = new RankingUpdate { Snapshot = snapshot, Generation = set.Generation, Window = set.Window, Revision = set.Revision, Simulated = set.Simulated };
        update.Moves.AddRange(set.Changes.Select(ToMove));
        return update;
    }

    public static CatalogueEntry ToEntry(this CityEntry city) => new()
    {
        Id = city.Id, Name = city.Name, NameZh = city.NameZh, Province = city.Province, Lat = city.Lat, Lon = city.Lon,
    };

    private static RankMove ToMove(RankChange change)
    {
        var move = new RankMove
        {
            City = change.Id, Score = change.Score, Lo90 = change.Lo90, Hi90 = change.Hi90, Grade = change.Grade, Pieces = change.Pieces,
        };
        if (change.Rank is { } rank)
        {
            move.Rank = rank;
        }
        if (change.PreviousRank is { } previous)
        {
            move.PreviousRank = previous;
        }
        return move;
    }

    private static ScoreValue ToValue(Measure measure) => new()
    {
        Score = measure.Value, Lo90 = measure.Lo90, Hi90 = measure.Hi90, NEff = measure.NEff, Grade = measure.Grade,
        Completeness = measure.Completeness, Missing = measure.Missing,
    };
}
