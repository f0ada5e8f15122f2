namespace CcgcStream.Quality.Peers;

/// <summary>Another detector, run on the same rows in the same run.</summary>
internal interface ILanguagePeer
{
    string Name { get; }

    /// <summary>ISO 639-1 codes (639-3 where there is none), in the order of the texts; "und" where it has no answer.</summary>
    string[] Identify(IReadOnlyList<string> texts);
}
