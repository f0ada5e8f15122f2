using System.Text.Json;
using System.Text.Json.Serialization;

namespace CcgcStream.Collector.Doctor;

/// <summary>What is to say about one source.</summary>
/// <param name="Source">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Problems">What is wrong, in plain words; empty when it can run.</param>
/// <param name="Notes">What to know.</param>
/// <param name="Costs">What it costs.</param>
public sealed record SourceDiagnosis(string Source, string Type, IReadOnlyList<string> Problems, IReadOnlyList<string> Notes, SourceCosts Costs)
{
    /// <summary>True when nothing is wrong.</summary>
    public bool IsHealthy => Problems.Count == 0;

    /// <summary>The diagnosis as lines of text.</summary>
    public override string ToString() => string.Join('\n', Lines());

    private IEnumerable<string> Lines()
    {
        yield return $"{Source} ({Type}): {(IsHealthy ? "ready" : "cannot run")}; {Costs.InWords()}";
        foreach (var problem in Problems)
        {
            yield return "  wrong: " + problem;
        }

        foreach (var note in Notes)
        {
            yield return "  note: " + note;
        }
    }
}

/// <summary>What <c>ccgc sources check --format json</c> prints.</summary>
/// <param name="Cities">Cities in the catalogue.</param>
/// <param name="Sources">The sources, in the order of the configuration.</param>
/// <param name="Total">What they cost together.</param>
public sealed record SourceCheck(int Cities, IReadOnlyList<SourceDiagnosis> Sources, SourceCosts Total)
{
    /// <summary>True when every source can run.</summary>
    public bool IsHealthy => Sources.All(s => s.IsHealthy);

    /// <summary>The check as indented JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, SourceCheckJsonContext.Default.SourceCheck);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SourceCheck))]
internal sealed partial class SourceCheckJsonContext : JsonSerializerContext;
