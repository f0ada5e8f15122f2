namespace CcgcStream.Training.Running;

/// <summary>Where the trainer reads and writes.</summary>
/// <param name="Data">../shared/data: labelled sets, read at training time only.</param>
/// <param name="Corpora">The folder that Corpora/fetch.sh filled.</param>
/// <param name="Work">Scratch files.</param>
/// <param name="Output">shared/Text/Models/Data.</param>
internal sealed record Places(string Data, string Corpora, string Work, string Output);
