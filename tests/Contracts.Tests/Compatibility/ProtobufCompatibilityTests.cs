using CcgcStream.Contracts.V1;
using Google.Protobuf.Reflection;

namespace CcgcStream.Contracts.Tests.Compatibility;

/// <summary>
/// The fields that records already in logs may hold. Adding a field adds a line; a test that fails because a line is gone, renumbered
/// or of another type means that old records would be misread: reserve the number and take a new one.
/// </summary>
public sealed class ProtobufCompatibilityTests
{
    private static readonly string Baseline = Path.Combine(AppContext.BaseDirectory, "Compatibility", "fields.v1.txt");

    [Fact]
    public void Every_field_ever_written_still_means_the_same()
    {
        var now = Fields().ToHashSet(StringComparer.Ordinal);
        var lost = File.ReadAllLines(Baseline).Where(line => line.Length > 0 && !now.Contains(line)).ToArray();
        Assert.True(lost.Length == 0, $"changed or removed: {string.Join("; ", lost)}");
    }

    [Fact]
    public void Every_field_is_in_the_baseline()
    {
        var known = File.ReadAllLines(Baseline).ToHashSet(StringComparer.Ordinal);
        var added = Fields().Where(line => !known.Contains(line)).ToArray();
        Assert.True(added.Length == 0, $"add to tests/Contracts.Tests/Compatibility/fields.v1.txt: {string.Join("\n", added)}");
    }

    private static IEnumerable<string> Fields() =>
        new[] { RawReflection.Descriptor, EnrichedReflection.Descriptor, ScoresReflection.Descriptor, DeadLetterReflection.Descriptor }
            .SelectMany(file => file.MessageTypes)
            .SelectMany(Fields);

    private static IEnumerable<string> Fields(MessageDescriptor message) => message.Fields.InFieldNumberOrder().Select(f =>
        $"{message.Name}.{f.Name} = {f.FieldNumber} {(f.IsRepeated ? "repeated " : "")}{(f.FieldType == FieldType.Message ? f.MessageType.Name : f.FieldType)}");
}
