namespace CcgcStream.Index.Methodology;

/// <summary>The methodologies that a service can answer by: the one that makes the published scores, and others to compare with.</summary>
public sealed class MethodologySet
{
    /// <param name="files">The first makes the published scores; the versions that ship with the software can be asked for beside them.</param>
    /// <exception cref="InvalidDataException">Two of the files have the same version.</exception>
    public MethodologySet(IReadOnlyList<MethodologyFile> files)
    {
        if (files.GroupBy(file => file.Version).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new InvalidDataException($"Two methodology files have version '{twice.Key}'.");
        }

        All = [.. files, .. MethodologyReader.BuiltIn.Where(own => files.All(file => file.Version != own.Version))];
    }

    /// <summary>Only what ships with the software.</summary>
    public static MethodologySet Default { get; } = new([]);

    /// <summary>The primary one first.</summary>
    public IReadOnlyList<MethodologyFile> All { get; }

    /// <summary>Makes the published scores.</summary>
    public MethodologyFile Primary => All[0];

    /// <summary>The methodology of a version; the primary one without; null when there is none.</summary>
    public MethodologyFile? Find(string? version) =>
        string.IsNullOrEmpty(version) ? Primary : All.FirstOrDefault(file => string.Equals(file.Version, version, StringComparison.Ordinal));
}
