namespace CcgcStream.Reporting.Findings;

/// <summary>One line of a report: what, how much, and how it changed.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Value">Formatted value.</param>
/// <param name="Change">Formatted change to the period before; empty when there is none.</param>
/// <param name="Note">Interval or remark; empty when there is none.</param>
internal sealed record Finding(string Name, string Value, string Change = "", string Note = "");

/// <summary>Findings under one heading.</summary>
internal sealed record FindingGroup(string Heading, IReadOnlyList<Finding> Findings);
