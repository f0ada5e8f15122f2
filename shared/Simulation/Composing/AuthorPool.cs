using System.Globalization;
using CcgcStream.Contracts.Posts;
using CcgcStream.Simulation.Draws;
using CcgcStream.Simulation.Labels;

namespace CcgcStream.Simulation.Composing;

/// <summary>Invented accounts; the number of an account fixes everything about it.</summary>
internal sealed class AuthorPool(ulong seed, long pieces)
{
    private const double BotShare = 0.02;
    private readonly int _individuals = (int)Math.Clamp(pieces / 8, 400, 400_000);

    /// <param name="piece">The piece; its index alone decides.</param>
    /// <param name="social">True for a social platform.</param>
    /// <param name="city">City id; empty for none.</param>
    /// <param name="country">Country of the writer.</param>
    public Author Of(in Piece piece, bool social, string city, string country)
    {
        var random = new PieceRandom(seed, piece.Index, DrawStream.Author);
        var type = ActorTable.Pick(social, piece.Role, random.NextUnit());
        var number = Number(type, ref random);
        var id = type == ActorTable.Official && city.Length > 0
            ? string.Create(CultureInfo.InvariantCulture, $"sim-official-{city}-{number}")
            : string.Create(CultureInfo.InvariantCulture, $"sim-{type}-{country}-{number}");
        var own = new PieceRandom(seed ^ Hash(id), number, DrawStream.Author);
        var bot = own.Chance(BotShare) && type == ActorTable.Individual;
        return new()
        {
            Id = id,
            Handle = id.Replace('-', '_'),
            Name = "Simulated account " + id[4..],
            Type = type,
            Followers = (long)own.NextLogNormal(ActorTable.MedianFollowers(type), 1.4),
            Verified = type is ActorTable.Official or ActorTable.Media,
            Country = type == ActorTable.Official ? "CN" : country,
            Bot = bot,
        };
    }

    /// <summary>Few accounts write much, many write little.</summary>
    private int Number(string type, ref PieceRandom random)
    {
        var pool = type switch { ActorTable.Individual => _individuals, ActorTable.Official => 4, _ => Math.Max(30, _individuals / 60) };
        var unit = random.NextUnit();
        return (int)(pool * unit * unit);
    }

    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return hash;
    }
}
