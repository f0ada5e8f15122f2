using CcgcStream.Index.Reporting;

namespace CcgcStream.Reporting;

/// <summary>Everything that a rendered report shows.</summary>
public sealed record ReportDocument
{
    /// <summary>The period.</summary>
    public required PeriodReport Period { get; init; }

    /// <summary>The period before, for changes of rank and of the challenges; null when there is none.</summary>
    public PeriodReport? Previous { get; init; }

    /// <summary>The period's positive-or-neutral share without the tagger's errors; null where no labelled pieces tell of them.</summary>
    public CorrectedTone? Corrected { get; init; }

    /// <summary>The same of the period before.</summary>
    public CorrectedTone? CorrectedBefore { get; init; }

    /// <summary>The period's shares of topics without the tagger's errors, largest first; empty where no labelled pieces tell of them.</summary>
    public IReadOnlyList<CorrectedShare> CorrectedTopics { get; init; } = [];

    /// <summary>Pieces over time, oldest first; empty draws no trend.</summary>
    public IReadOnlyList<TrendPoint> Trend { get; init; } = [];

    /// <summary>Figures that are known to be true, where the pieces were simulated; empty otherwise.</summary>
    public IReadOnlyList<TruthComparison> Truth { get; init; } = [];

    /// <summary>The same report with the shares that a tone table gives.</summary>
    public ReportDocument WithTone(ToneTable table) => this with
    {
        Corrected = CorrectedTone.Of(Period, table),
        CorrectedBefore = Previous is { } before ? CorrectedTone.Of(before, table) : null,
        CorrectedTopics = Index.Reporting.CorrectedTopics.Of(Period, table.Topics),
    };
}

/// <summary>One step of the trend.</summary>
/// <param name="Start">Start of the step.</param>
/// <param name="Pieces">Effective pieces in it.</param>
/// <param name="PositiveOrNeutral">Their positive-or-neutral share, 0..1; null without pieces.</param>
public sealed record TrendPoint(DateTimeOffset Start, long Pieces, double? PositiveOrNeutral);

/// <summary>A share as the pipeline recovered it and as the simulator knows it.</summary>
/// <param name="Name">What is compared.</param>
/// <param name="Recovered">0..1, from the report.</param>
/// <param name="True">0..1, from the labels of the pieces.</param>
public sealed record TruthComparison(string Name, double Recovered, double True)
{
    /// <summary>Distance in percentage points, signed.</summary>
    public double Points => 100 * (Recovered - True);
}
