namespace CcgcStream.Api.Problems;

/// <summary>A reader's mistake, told as application/problem+json with status 400 and the parameter at fault.</summary>
internal sealed class QueryProblem(string parameter, string message) : Exception(message)
{
    /// <summary>The query parameter, header or field that is wrong.</summary>
    public string Parameter { get; } = parameter;
}
