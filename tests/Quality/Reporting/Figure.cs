namespace CcgcStream.Quality.Reporting;

/// <summary>One measured number with its 95 % confidence interval.</summary>
/// <param name="Measure">What is measured: language, topic, sentiment, city or story.</param>
/// <param name="Set">The rows it was measured on.</param>
/// <param name="Slice">A language, or "all".</param>
/// <param name="System">"ccgc" or a peer's name.</param>
/// <param name="Metric">accuracy, macro-F1, F1, ECE ...</param>
internal sealed record Figure(string Measure, string Set, string Slice, string System, string Metric, int Rows, double Value, double Low, double High);
