namespace CcgcStream.Api.Problems;

/// <summary>What was asked for does not exist: told as a problem document with status 404.</summary>
internal sealed class NotFoundProblem(string message) : Exception(message);
