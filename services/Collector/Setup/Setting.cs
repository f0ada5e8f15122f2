namespace CcgcStream.Collector.Setup;

/// <summary>One setting of a source, as the check and the page on sources know it.</summary>
/// <param name="Name">Its name; that of a secret has a twin that ends in <c>File</c>.</param>
/// <param name="Default">What holds where it is not set; <see cref="SecretMark"/> for a secret.</param>
/// <param name="Meaning">What it does, in one sentence.</param>
internal sealed record Setting(string Name, string Default, string Meaning)
{
    /// <summary>Stands in place of the default of a secret.</summary>
    public const string SecretMark = "secret";

    /// <summary>Settings that every source has.</summary>
    public static readonly IReadOnlyList<Setting> Common = Table("""
        Type | the source's name | what kind of source it is
        Enabled | true | false switches it off and keeps its settings
        """);

    /// <summary>True for a key or token.</summary>
    public bool IsSecret => Default == SecretMark;

    /// <summary>All names under which it may be set.</summary>
    public IEnumerable<string> Names => IsSecret ? [Name, Name + "File"] : [Name];

    /// <summary>Settings from lines <c>name | default | meaning</c>.</summary>
    public static IReadOnlyList<Setting> Table(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('|', 3, StringSplitOptions.TrimEntries))
            .Select(cells => new Setting(cells[0], cells[1], cells[2]))];
}
