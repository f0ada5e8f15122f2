namespace CcgcStream.Index.Buckets;

/// <summary>A change of one sum.</summary>
public readonly record struct FieldDelta(int Field, long Amount);
