using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CcgcStream.Index.Ranking;

/// <summary>
/// Ranks under everything that is uncertain or a matter of choice: the posteriors, the weights (Dirichlet), the aggregation
/// (geometric or arithmetic) and the strength of the priors. Eight cities at a time.
/// </summary>
public sealed class RankSimulation
{
    private const int Lanes = 8;
    private const int Dimensions = 5;
    private readonly IReadOnlyList<RankEntry> _cities;
    private readonly RankOptions _options;
    private readonly int _blocks;
    private readonly Vector256<float>[] _scores;
    private readonly Vector256<float>[] _sds;
    private readonly Vector256<float>[] _pulls;
    private readonly Vector256<float>[] _known;
    private readonly Vector256<int>[] _above;
    private readonly int[] _ranks;

    private RankSimulation(IReadOnlyList<RankEntry> cities, RankOptions options)
    {
        (_cities, _options, _blocks) = (cities, options, (cities.Count + Lanes - 1) / Lanes);
        _scores = Pack(city => city.Scores);
        _sds = Pack(city => city.Sds);
        _pulls = Pack(city => city.Pulls);
        _known = Pack(city => Array.ConvertAll(city.Missing, missing => missing ? 0.0 : 1.0));
        _above = new Vector256<int>[cities.Count * _blocks];
        _ranks = new int[cities.Count * (cities.Count + 1)];
    }

    /// <summary>Draws and counts.</summary>
    public static RankSimulationResult Run(IReadOnlyList<RankEntry> cities, RankOptions options)
    {
        var run = new RankSimulation(cities, options);
        run.Draw();
        return new(cities, options.Draws, run._ranks, MemoryMarshal.Cast<Vector256<int>, int>(run._above).ToArray(), run._blocks * Lanes);
    }

    private Vector256<float>[] Pack(Func<RankEntry, double[]> of)
    {
        var packed = new float[Dimensions * _blocks * Lanes];
        for (var city = 0; city < _cities.Count; city++)
        {
            var values = of(_cities[city]);
            for (var dimension = 0; dimension < Dimensions; dimension++)
            {
                packed[(dimension * _blocks * Lanes) + city] = (float)values[dimension];
            }
        }

        return MemoryMarshal.Cast<float, Vector256<float>>(packed).ToArray();
    }

    private void Draw()
    {
        var random = new DrawSource(_options.Seed);
        var weights = new float[Dimensions];
        var alphas = Array.ConvertAll(_options.Weights, weight => Math.Max(1e-3, weight * _options.Concentration));
        var values = new Vector256<float>[_blocks];
        for (var draw = 0; draw < _options.Draws; draw++)
        {
            random.Dirichlet(alphas, weights);
            var geometric = random.Uniform() < 0.5;
            var prior = (float)(_options.PriorStrengthSd * random.Normal());
            for (var block = 0; block < _blocks; block++)
            {
                values[block] = Composite(random, weights, geometric, prior, block);
            }

            Count(MemoryMarshal.Cast<Vector256<float>, float>(values.AsSpan()), values);
        }
    }

    private Vector256<float> Composite(DrawSource random, float[] weights, bool geometric, float prior, int block)
    {
        Vector256<float> sum = default, weight = default;
        for (var dimension = 0; dimension < Dimensions; dimension++)
        {
            var at = (dimension * _blocks) + block;
            var value = _scores[at] + (_sds[at] * random.Normals()) + (_pulls[at] * prior);
            value = Vector256.Min(Vector256.Max(value, Vector256<float>.Zero), Vector256.Create(100f));
            var share = _known[at] * weights[dimension];
            weight += share;
            sum += share * (geometric ? Vector256.Log(value + Vector256.Create((float)_options.Epsilon)) : value);
        }

        return sum / Vector256.Max(weight, Vector256.Create(1e-6f));
    }

    // A rank is one plus the number of cities not beaten: the comparisons that make it also say who stands above whom.
    private void Count(Span<float> flat, Vector256<float>[] values)
    {
        flat[_cities.Count..].Fill(float.PositiveInfinity); // Padding beats everybody and is beaten by nobody.
        for (var city = 0; city < _cities.Count; city++)
        {
            var own = Vector256.Create(flat[city]);
            var row = _above.AsSpan(city * _blocks, _blocks);
            var beaten = Vector256<int>.Zero;
            for (var block = 0; block < row.Length; block++)
            {
                var wins = Vector256.GreaterThan(own, values[block]).AsInt32();
                row[block] -= wins;
                beaten -= wins;
            }

            _ranks[(city * (_cities.Count + 1)) + _cities.Count - Vector256.Sum(beaten)]++;
        }
    }
}
