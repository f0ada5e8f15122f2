using CcgcStream.Alerting.Model;

namespace CcgcStream.Alerting.Scores;

/// <summary>What a rule makes of a city's scores then and now.</summary>
/// <param name="Level">Fires, is near, or is clear.</param>
/// <param name="Evidence">Numbers.</param>
/// <param name="Summary">One sentence.</param>
internal sealed record ScoreFinding(Lifecycle.EvidenceLevel Level, AlertEvidence Evidence, string Summary);
