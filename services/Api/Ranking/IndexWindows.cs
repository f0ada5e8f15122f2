using CcgcStream.Index.Windows;

namespace CcgcStream.Api.Ranking;

/// <summary>Names of the windows of the index and of the values to rank by.</summary>
public static class IndexWindows
{
    /// <summary>Window names, shortest first.</summary>
    public static readonly IReadOnlyList<string> All = [.. IndexWindow.All.Select(window => window.Name)];

    /// <summary>What a ranking can be ordered by; <c>composite</c> is the index itself.</summary>
    public static readonly IReadOnlyList<string> Orders =
        ["composite", "arithmetic", "volume", "reputation", "coverage", "dynamism", "responsiveness"];

    /// <summary>The window that reads use when none is named.</summary>
    public const string Default = "24h";

    /// <summary>Length of a window.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a window.</exception>
    public static TimeSpan LengthOf(string window) =>
        TimeSpan.FromMicroseconds((IndexWindow.Find(window) ?? throw new ArgumentOutOfRangeException(nameof(window), window, "Not a window.")).LengthUs);
}
