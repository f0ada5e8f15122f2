using CcgcStream.Index.Buckets;
using CcgcStream.Index.Windows;

namespace CcgcStream.Index.Calibration;

/// <summary>The sums of one city in one window of the reference period.</summary>
public sealed record CalibrationSample(IndexWindow Window, BucketSums Sums);

/// <summary>What a methodology is calibrated on.</summary>
/// <param name="Samples">Every city at several moments, in every window that fits into the period.</param>
/// <param name="Total">Sums of all cities over the whole period.</param>
public sealed record CalibrationInput(IReadOnlyList<CalibrationSample> Samples, BucketSums Total);
