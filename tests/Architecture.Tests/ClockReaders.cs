using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CcgcStream.Architecture.Tests;

/// <summary>Finds references to the system clock in an assembly's metadata.</summary>
internal static class ClockReaders
{
    private static readonly HashSet<(string Type, string Member)> Clocks =
    [
        ("DateTime", "get_UtcNow"), ("DateTime", "get_Now"), ("DateTime", "get_Today"), ("DateTimeOffset", "get_UtcNow"),
        ("DateTimeOffset", "get_Now"), ("Environment", "get_TickCount64"), ("Stopwatch", "GetTimestamp"), ("Random", "get_Shared"), ("Guid", "NewGuid"),
    ];

    public static IReadOnlyList<string> In(Assembly assembly)
    {
        using var file = File.OpenRead(assembly.Location);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        return
        [
            .. metadata.MemberReferences.Select(metadata.GetMemberReference)
                .Where(m => m.Parent.Kind == HandleKind.TypeReference)
                .Select(m => (metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)m.Parent).Name), metadata.GetString(m.Name)))
                .Where(Clocks.Contains)
                .Select(m => $"{m.Item1}.{m.Item2}"),
        ];
    }
}
