using Microsoft.AspNetCore.WebUtilities;

namespace CcgcStream.Api.Dashboard.Layout;

/// <summary>Addresses of the dashboard's own pages.</summary>
internal static class Addresses
{
    /// <summary>A city's page for the same data, window and slice.</summary>
    public static string OfCity(string id, string generation, string? window = null, string? slice = null) => QueryHelpers.AddQueryString(
        "/city/" + Uri.EscapeDataString(id),
        new Dictionary<string, string?> { ["generation"] = generation, ["window"] = window, ["slice"] = string.IsNullOrEmpty(slice) ? null : slice });
}
