using CcgcStream.Text.Linear;

namespace CcgcStream.Training.Running;

/// <summary>A text that no model learned from.</summary>
internal readonly record struct CalibrationRow(string Text, string Language, int Class, double Weight);

/// <summary>Reads the rows that the regression over a classifier's evidence is fitted on.</summary>
internal static class CalibrationEvidence
{
    /// <summary>Writes the evidence of a text that has been folded and hashed.</summary>
    public delegate void Gather(in FeaturePass pass, string language, Span<double> evidence);

    /// <summary>The rows' evidence.</summary>
    public static List<Example> Read(IEnumerable<CalibrationRow> rows, Gather gather, int length) => [.. rows.Select(row =>
    {
        var evidence = new double[length];
        using var pass = new FeaturePass(row.Text);
        gather(pass, row.Language, evidence);
        return new Example(evidence, row.Class, row.Weight);
    })];
}
