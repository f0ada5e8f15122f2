using CcgcStream.Api.Problems;

namespace CcgcStream.Api.Exports;

/// <summary>The formats of reads that can be exported.</summary>
internal static class ExportFormats
{
    public const string Json = "json";

    /// <summary>What an Accept header holds when it asks for anything but JSON.</summary>
    public static readonly System.Buffers.SearchValues<string> Marks =
        System.Buffers.SearchValues.Create(["text/csv", "parquet"], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] All = [Json, "csv", "parquet"];

    /// <summary>The format asked for by <c>format=</c>, else by Accept, else JSON.</summary>
    /// <exception cref="QueryProblem">Another format.</exception>
    public static string Of(string? format, HttpRequest request)
    {
        if (!string.IsNullOrEmpty(format))
        {
            return QueryValues.OneOf("format", format, All, Json);
        }
        var accepted = request.Headers.Accept.ToString();
        return accepted.Contains("text/csv", StringComparison.OrdinalIgnoreCase) ? "csv"
            : accepted.Contains("application/vnd.apache.parquet", StringComparison.OrdinalIgnoreCase) ? "parquet"
            : Json;
    }
}
