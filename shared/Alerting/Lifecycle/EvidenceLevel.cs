namespace CcgcStream.Alerting.Lifecycle;

/// <summary>Where the evidence stands after a bucket.</summary>
internal enum EvidenceLevel
{
    /// <summary>Under a third of the firing threshold.</summary>
    Clear,
    Watch,
    Warn,
    Fire,
}
