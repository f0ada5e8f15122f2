namespace CcgcStream.Alerting.Backtesting.Simulation;

/// <summary>An incident as injected.</summary>
/// <param name="Start">Minute.</param>
/// <param name="End">Minute after which it adds nothing that counts.</param>
/// <param name="NegativeShare">True negative share of the city by quarter-hour from the start.</param>
internal sealed record IncidentTruth(int Start, int End, IReadOnlyList<double> NegativeShare);

/// <summary>A way incidents come about.</summary>
internal interface IIncidentGenerator
{
    /// <summary>Name in reports.</summary>
    string Name { get; }

    /// <summary>Injects an incident that starts at a minute into the pieces of a city.</summary>
    IncidentTruth Inject(CityTruth city, int start, List<SimulatedPiece> pieces, Random random);
}
