using System.Text.Json;
using CcgcStream.Simulation.Truth;

namespace CcgcStream.Cli.Report;

/// <summary>Reads the true figures of a simulated run.</summary>
internal static class TruthFile
{
    /// <exception cref="UsageException">The file is no ground truth.</exception>
    public static IReadOnlyList<GroundTruth> Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), GroundTruthJson.Default.ListGroundTruth) ?? [];
        }
        catch (JsonException e)
        {
            throw new UsageException($"'{file}' is no ground truth of ccgc simulate: {e.Message}");
        }
    }
}
