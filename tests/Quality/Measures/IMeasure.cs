using CcgcStream.Quality.Peers;
using CcgcStream.Quality.Reporting;

namespace CcgcStream.Quality.Measures;

/// <summary>One thing that is measured; one file a measure.</summary>
internal interface IMeasure
{
    string Name { get; }

    IEnumerable<Figure> Run(IReadOnlyList<ILanguagePeer> peers);
}
