namespace CcgcStream.Client;

/// <summary>The methodologies of a server.</summary>
/// <param name="Published">Version that makes the published scores.</param>
/// <param name="Versions">All that can be asked for.</param>
public sealed record MethodologyList(string Published, IReadOnlyList<Methodology> Versions);

/// <summary>A version and what its goalposts were taken from.</summary>
public sealed record Methodology(string Version, string CalibratedOn);
