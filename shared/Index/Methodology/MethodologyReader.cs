using System.Text.Json;
using System.Text.Json.Serialization;
using CcgcStream.Index.Windows;

namespace CcgcStream.Index.Methodology;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(MethodologyFile))]
internal sealed partial class MethodologyJson : JsonSerializerContext;

/// <summary>Reads, checks and writes methodology files.</summary>
public static class MethodologyReader
{
    private static readonly Lazy<IReadOnlyList<MethodologyFile>> Files = new(() => [ReadBuiltIn("methodology.v2.json"), ReadBuiltIn("methodology.v1.json")]);

    /// <summary>The methodologies that ship with this version of the software, newest first.</summary>
    public static IReadOnlyList<MethodologyFile> BuiltIn => Files.Value;

    /// <summary>The newest of them.</summary>
    public static MethodologyFile Default => BuiltIn[0];

    /// <summary>Reads a file's JSON.</summary>
    /// <exception cref="InvalidDataException">It is not JSON, lacks a constant, or holds one that cannot be; the message says which.</exception>
    public static MethodologyFile Read(ReadOnlySpan<byte> json)
    {
        MethodologyFile? file;
        try
        {
            file = JsonSerializer.Deserialize(json, MethodologyJson.Default.MethodologyFile);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException("The methodology file cannot be read: " + error.Message, error);
        }

        var fault = file is null ? "it is empty" : MethodologyCheck.FaultOf(file);
        return fault is null ? file! : throw new InvalidDataException("The methodology file cannot be used: " + fault + ".");
    }

    /// <summary>The JSON of a methodology, indented.</summary>
    public static string Write(MethodologyFile file) => JsonSerializer.Serialize(file, MethodologyJson.Default.MethodologyFile);

    private static MethodologyFile ReadBuiltIn(string name)
    {
        using var stream = typeof(MethodologyReader).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException("The assembly lacks its methodology.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return Read(memory.ToArray());
    }
}
