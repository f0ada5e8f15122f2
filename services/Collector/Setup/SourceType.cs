using CcgcStream.Collector.Doctor;
using CcgcStream.Collector.Seam;

namespace CcgcStream.Collector.Setup;

/// <summary>A kind of source: the one line that makes a folder known.</summary>
/// <param name="Id">Value of <c>Type</c> in the settings.</param>
/// <param name="Create">Makes a source from its settings.</param>
/// <param name="Check">Says what is wrong with settings and what they cost; asks nothing over the network.</param>
internal sealed record SourceType(string Id, Func<SourceSetup, ISource> Create, Func<SourceSettings, Checkup, Checkup> Check)
{
    /// <summary>The world that posts of this type count in.</summary>
    public string Generation { get; init; } = Publishing.Generations.Live;

    /// <summary>Every setting it reads, beyond <see cref="Setting.Common"/>.</summary>
    public IReadOnlyList<Setting> Settings { get; init; } = [];
}
